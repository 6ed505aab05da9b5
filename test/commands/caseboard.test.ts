import type { TokenSummary } from "../../commands/services";
import { checkMessage } from "../../src/slack/limits";
import { readable, type SlackTeam, startSlackTeam } from "../support/slack-team";

let team: SlackTeam;
let tokens: TokenSummary[];

beforeEach(async () => {
  tokens = [];
  team = await startSlackTeam({
    slack: {
      tokens: {
        create: async ({ scopes, name }) => {
          const id = `tok${tokens.length + 1}`;
          tokens.push({ id, name, scopes, createdAt: 0, lastUsedAt: null, revokedAt: null });
          return { id, token: "cb_secret" };
        },
        list: async () => tokens,
        revoke: async (id) => tokens.some((token) => token.id === id),
      },
    },
  });
});

afterEach(() => team.close());

async function answer(text: string, as = "U0OLIVIA"): Promise<string> {
  await team.say(as, `/caseboard ${text}`);
  const message = team.newest(as);
  expect(message.onlyFor).toBe(as);
  expect(checkMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
  return readable(message);
}

const changes = () =>
  team.log.filter(({ message }) => message === "A setting was changed").map(({ fields }) => fields);

describe("/caseboard", () => {
  it("alone, or with help, says what it does", async () => {
    for (const text of ["", "help", "HELP"])
      expect(await answer(text)).toContain("/caseboard role @member manager");
  });

  it("names a word that it does not know, and the nearest that it does", async () => {
    expect(await answer("whomai")).toContain("whoami");
    expect(await answer('link "')).toContain("quote");
  });

  it("whoami tells who, role, how recognised and zones", async () => {
    const text = await answer("WhoAmI", "U0AISHA");
    for (const part of ["Aisha Khan", "m-aisha", "agent", "e-mail address", "UTC", "Asia/Kolkata"]) {
      expect(text).toContain(part);
    }
    expect(await answer("whoami", "U0NORA")).toContain("/caseboard link");
  });

  it("link makes somebody a member, unlink takes it back", async () => {
    expect(await answer("link @nora Vera Lind")).toContain("Vera Lind");
    expect(await answer("whoami", "U0NORA")).toContain("Vera Lind");
    // The address alone no longer makes anybody Vera.
    expect(await answer("whoami", "U0VERA")).not.toContain("m-vera");
    expect(await answer("link @ben m-vera")).toContain("already");
    await answer("unlink @nora");
    expect(await answer("whoami", "U0NORA")).toContain("/caseboard link");
    expect(await answer("unlink @nora")).toContain("Nothing was changed");
    expect(changes()).toMatchObject([{ by: "U0OLIVIA" }, { by: "U0OLIVIA" }]);
  });

  it.each([
    ["link Vera Lind", "Mention the person"],
    ["link @nora", "The member is missing"],
    ["link @gina Vera Lind", "full members of this workspace only"],
    ["link @nora Vera Lnid", "Vera Lind"],
    ["unlink", "Mention the person"],
    ["role @ben boss", "The roles are owner, admin, manager, agent, viewer"],
    ["role manager", "The member is missing"],
    ["role @nora manager", "not linked to a member yet"],
    ["zone Europe/Berlim", "Europe/Berlin"],
    ["zone Nowhere", "no time zone"],
    ["tokens create", "ingest"],
    ["tokens create everything", "ingest"],
    ["tokens revoke", "which token"],
    ["tokens revoke nope", "no valid token"],
    ["tokens steal", "list, create and revoke"],
    ["role @olivia agent", "last owner"],
  ])("%s is refused with what would work, and changes nothing", async (text, words) => {
    expect(await answer(text)).toContain(words);
    expect(changes()).toEqual([]);
    expect(tokens).toEqual([]);
  });

  it("role changes what somebody may see, at once", async () => {
    expect(await answer("role @ben manager")).toContain("Ben Okafor");
    await team.say("U0BEN", "/perf all");
    expect(readable(team.newest("U0BEN"))).toContain("Aisha Khan");
    expect(await answer("roles")).toContain("manager, set here");
    expect(await answer("role @ben manager")).toContain("already");
    await answer("role @ben agent");
    await team.say("U0BEN", "/perf all");
    expect(readable(team.newest("U0BEN"))).toContain("your own figures only");
  });

  it("zone shows the zone to members, and admins set it, free of case", async () => {
    expect(await answer("zone", "U0AISHA")).toContain("UTC");
    expect(await answer("zone Asia/Tokyo", "U0AISHA")).toContain("Only owners and admins");
    expect(await answer("zone america/new york")).toContain("America/New_York");
    expect(await answer("zone", "U0AISHA")).toContain("America/New_York");
    expect(changes()).toMatchObject([{ change: "set the time zone to America/New_York" }]);
  });

  it("tokens are made, shown once, listed without their secret, and revoked", async () => {
    expect(await answer("tokens")).toContain("no API tokens yet");
    expect(await answer("tokens create ingest,read Help desk")).toContain("cb_secret");
    expect(tokens).toMatchObject([{ scopes: ["ingest", "read"], name: "Help desk" }]);
    const list = await answer("tokens list");
    expect(list).toContain("Help desk");
    expect(list).not.toContain("cb_secret");
    expect(await answer("tokens revoke tok1")).toContain("no longer works");
    expect(JSON.stringify(team.log)).not.toContain("cb_secret");
    expect(changes()).toHaveLength(2);
  });

  it("health tells the state of the installation", async () => {
    const text = await answer("health");
    expect(text).toContain("Events: ");
    expect(text).toContain("12,345");
  });
});
