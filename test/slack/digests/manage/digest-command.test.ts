import type { Digest } from "../../../../src/domain/digests/digest";
import { signedHeaders } from "../../../../src/playground/bridge/signature";
import { digestActions } from "../../../../src/slack/digests/manage/action-ids";
import { checkMessage } from "../../../../src/slack/limits";
import { sampleDigest } from "../../../support/digest-samples";
import { memoryDigests } from "../../../support/memory-digests";
import {
  expectNoProblem,
  NOON,
  readable,
  SIGNING_SECRET,
  type SlackTeam,
  startSlackTeam,
} from "../../../support/slack-team";

let team: SlackTeam;
let digests: ReturnType<typeof memoryDigests>;

beforeEach(async () => {
  digests = memoryDigests();
  team = await startSlackTeam({ slack: { digests } });
});

afterEach(async () => {
  expectNoProblem(team);
  await team.close();
});

async function answer(text: string, as = "U0MARCO"): Promise<string> {
  await team.say(as, `/digest ${text}`);
  const message = team.newest(as);
  expect(message.onlyFor).toBe(as);
  expect(checkMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
  return readable(message);
}

const saved = async () => (await digests.list()).map(({ value }) => value);
const only = async (): Promise<Digest> => {
  const [digest, ...others] = await saved();
  if (digest === undefined || others.length > 0) throw new Error("There is not exactly one digest");
  return digest;
};
const changes = () =>
  team.log.filter(({ message }) => message === "A setting was changed").map(({ fields }) => fields);

describe("/digest", () => {
  it("alone is the list, and with nothing there yet a first step", async () => {
    for (const text of ["", "list", "LIST"]) {
      expect(await answer(text)).toContain("There are no digests yet.");
      expect(JSON.stringify(team.newest("U0MARCO").blocks)).toContain(digestActions.add);
    }
  });

  it("explains itself, as a whole and a word at a time", async () => {
    expect(await answer("help")).toContain("/digest me friday 16:00");
    const pause = await answer("pause help");
    expect(pause).toContain("/digest pause NAME");
    expect(pause).not.toContain("/digest me friday");
  });

  it("names a word that it does not know, and the nearest that it does", async () => {
    const text = await answer("paus Weekly");
    expect(text).toContain("Nothing was changed");
    expect(text).toContain("/digest pause");
    expect(await answer('edit "')).toContain("quote");
  });

  it.each(["pause", "resume", "edit", "remove", "preview"])(
    "%s without a digest says how to add one, and changes nothing",
    async (word) => {
      expect(await answer(`${word} Weekly`)).toContain("/digest add");
      expect(changes()).toEqual([]);
    },
  );

  it.each(["pause", "resume", "edit", "remove", "preview"])(
    "%s with a name that is not there suggests the nearest, and changes nothing",
    async (word) => {
      await digests.save(sampleDigest({ name: "Weekly wins" }), 0);
      const text = await answer(`${word} weakly wins`);
      expect(text).toContain("There is no digest called “weakly wins”");
      expect(text).toContain(`/digest ${word} Weekly wins`);
      expect(await answer(word)).toContain("The name of the digest is missing");
      expect(await only()).toEqual(sampleDigest({ name: "Weekly wins" }));
    },
  );

  it("pauses and resumes by name, free of case and order, and says when it comes next", async () => {
    await digests.save(sampleDigest({ name: "Weekly wins" }), 0);
    expect(await answer("PAUSE weekly WINS")).toContain("is paused");
    expect((await only()).state).toEqual({ kind: "paused", because: "asked", at: NOON });
    expect(await answer('"Weekly wins" pause')).toContain("is paused already. Nothing was changed");
    expect(await answer("weekly wins resume")).toContain("comes again, with your rights");
    expect(await only()).toMatchObject({ state: { kind: "active" }, setUpBy: "U0MARCO", plannedUpTo: NOON });
    expect(await answer("resume weekly wins")).toContain("is not paused. Nothing was changed");
    expect(changes()).toMatchObject([
      { by: "U0MARCO", change: "paused the digest d1" },
      { by: "U0MARCO", change: "resumed the digest d1" },
    ]);
  });

  it.each([
    ["C0OLD", "archived"],
    ["C0GENERAL", "/invite @Caseboard"],
    ["C0PARTNER", "another company"],
    ["C0NOWHERE", "/invite @Caseboard"],
  ])("does not resume one whose channel %s cannot be posted to", async (channelId, words) => {
    const state = { kind: "paused", because: "bot-not-in-channel", at: NOON } as const;
    await digests.save(sampleDigest({ state }, { channelId }), 0);
    const text = await answer("resume Weekly digest");
    expect(text).toContain("stays paused");
    expect(text).toContain(words);
    expect((await only()).state).toEqual(state);
  });

  it("asks before it removes, and removes only then", async () => {
    await digests.save(sampleDigest(), 0);
    expect(await answer("remove weekly digest")).toContain("What was posted stays");
    const [button] =
      JSON.stringify(team.newest("U0MARCO").blocks).match(/\{[^{}]*\{[^{}]*\}[^{}]*danger"\}/) ?? [];
    expect(button).toContain(digestActions.removeForGood);
    await team.press("U0MARCO", digestActions.keep);
    expect(readable(team.newest("U0MARCO"))).toContain("It stays as it is");
    expect(await saved()).toHaveLength(1);
    await answer("remove weekly digest");
    await team.press("U0MARCO", digestActions.removeForGood);
    expect(readable(team.newest("U0MARCO"))).toContain("was removed");
    expect(await saved()).toEqual([]);
    expect(changes()).toMatchObject([{ by: "U0MARCO", change: "removed the digest d1" }]);
  });

  it("carries out an exact repetition of a request once", async () => {
    await digests.save(sampleDigest(), 0);
    const body = new URLSearchParams({
      command: "/digest",
      text: "pause Weekly digest",
      user_id: "U0MARCO",
      channel_id: "C0SUPPORT",
      response_url: team.standIn.responseUrl({ channel: "C0SUPPORT", userId: "U0MARCO", messageTs: null }),
      trigger_id: "1.2.3",
    }).toString();
    const headers = signedHeaders(body, SIGNING_SECRET, Date.now());
    await team.send(body, "application/x-www-form-urlencoded", headers);
    expect((await only()).state.kind).toBe("paused");
    await answer("resume Weekly digest");
    await team.send(body, "application/x-www-form-urlencoded", headers);
    expect((await only()).state.kind).toBe("active");
  });
});

describe("who may use /digest", () => {
  it.each([
    "add",
    "edit Weekly digest",
    "pause Weekly digest",
    "resume Weekly digest",
    "remove Weekly digest",
    "preview Weekly digest",
  ])("refuses an agent and a viewer %s, whether it is there or not", async (text) => {
    await digests.save(sampleDigest(), 0);
    for (const id of ["U0AISHA", "U0VERA"]) {
      expect(await answer(text, id)).toContain("Only owners, admins and managers");
      expect(team.modal(id)).toBeUndefined();
    }
    expect(await only()).toEqual(sampleDigest());
  });

  it.each(["", "list", "help", "me", "me off", "add", "pause Weekly digest"])(
    "tells whoever is no member only how to get linked, for “%s”",
    async (text) => {
      await digests.save(sampleDigest(), 0);
      expect(await answer(text, "U0NORA")).toContain("/caseboard link");
      expect(await answer(text, "U0GUEST")).toContain("not to guests");
      expect(await saved()).toHaveLength(1);
    },
  );

  it("shows an agent only their own summary in the list", async () => {
    await digests.save(sampleDigest({ name: "Secret wins" }), 0);
    const text = await answer("list", "U0AISHA");
    expect(text).not.toContain("Secret wins");
    expect(text).toContain("Your weekly summary");
    expect(JSON.stringify(team.newest("U0AISHA").blocks)).not.toContain(digestActions.add);
  });
});

describe("/digest me", () => {
  it("lets one's own week come, Mondays at nine of one's own clock in Slack", async () => {
    expect(await answer("me", "U0AISHA")).toContain("Mondays at 09:00, Asia/Kolkata");
    expect(await only()).toEqual({
      id: "own-U0AISHA",
      name: "own-U0AISHA",
      setUpBy: "U0AISHA",
      schedule: { days: [1], time: "09:00", zone: "Asia/Kolkata" },
      content: { kind: "own" },
      state: { kind: "active" },
      plannedUpTo: NOON,
    });
    expect(await answer("me", "U0AISHA")).toContain("already");
    expect(changes()).toHaveLength(1);
  });

  it.each([
    ["me friday 16:00", [5], "16:00"],
    ["me at 4pm on Fridays", [5], "16:00"],
    ["ME 7.30 sun", [7], "07:30"],
    ["me tue", [2], "09:00"],
    ["me 12am", [1], "00:00"],
    ["me 12:15pm", [1], "12:15"],
    ["9 wednesday me", [3], "09:00"],
  ])("reads %s", async (text, days, time) => {
    await answer(text, "U0BEN");
    expect((await only()).schedule).toEqual({ days, time, zone: "America/New_York" });
  });

  it("changes only what is asked for", async () => {
    await answer("me friday 16:00", "U0BEN");
    await answer("me thursday", "U0BEN");
    expect((await only()).schedule).toMatchObject({ days: [4], time: "16:00" });
    await answer("me 8am", "U0BEN");
    expect((await only()).schedule).toMatchObject({ days: [4], time: "08:00" });
  });

  it.each([
    ["me frday", "/digest me friday"],
    ["me 25:00", "no weekday and no time"],
    ["me 13pm", "no weekday and no time"],
    ["me 9:75", "no weekday and no time"],
    ["me monday friday", "once a week"],
    ["me 9:00 10:00", "once a week"],
    ["me off friday", "nothing more"],
    ["me @ben", "no weekday and no time"],
  ])("%s changes nothing and says what would work", async (text, words) => {
    expect(await answer(text, "U0BEN")).toContain(words);
    expect(await saved()).toEqual([]);
  });

  it("turns off again, and says so when there is nothing to turn off", async () => {
    expect(await answer("me off", "U0BEN")).toContain("You have no weekly summary");
    await answer("me", "U0BEN");
    expect(await answer("me OFF", "U0BEN")).toContain("does not come any more");
    expect(await saved()).toEqual([]);
  });

  it("is nobody else's to see, also not a manager's", async () => {
    await answer("me friday 17:45", "U0BEN");
    expect(await answer("list")).not.toContain("17:45");
    expect(await answer("list", "U0AISHA")).not.toContain("17:45");
    expect(await answer("list", "U0BEN")).toContain("17:45");
    for (const word of ["pause", "remove", "edit", "preview"]) {
      expect(await answer(`${word} own-U0BEN`)).toContain("There are no digests yet");
    }
  });

  it("has its switch in the list", async () => {
    await answer("list", "U0AISHA");
    await team.press("U0AISHA", digestActions.ownOn);
    expect(team.seen("U0AISHA")).toHaveLength(1);
    expect(readable(team.newest("U0AISHA"))).toContain("Mondays at 09:00, Asia/Kolkata");
    await team.press("U0AISHA", digestActions.ownOff);
    expect(await saved()).toEqual([]);
    expect(readable(team.newest("U0AISHA"))).toContain("does not come any more");
  });
});
