import { reportActions, sharedActions } from "../../src/slack/action-ids";
import { forgedSlack } from "../support/forged-slack";
import { channelChoice, option, options, type SlackTeam, startSlackTeam } from "../support/slack-team";

/**
 * Role × way in × target, through signed requests: what each person gets to see. Nobody below a manager
 * may see a name or number of somebody else, whatever they type, click or send.
 */

let team: SlackTeam;
/** The token of a manager's report of everyone, as an attacker may have got hold of it. */
let stolenToken: string;
/** The token of a manager's report of Ben's card. */
let bensToken: string;

beforeAll(async () => {
  team = await startSlackTeam();
  await team.say("U0MARCO", "/perf all");
  stolenToken = tokenOf(team.newest("U0MARCO").blocks);
  await team.say("U0MARCO", "/perf Ben Okafor");
  bensToken = tokenOf(team.newest("U0MARCO").blocks);
});

afterAll(() => team.close());

function tokenOf(blocks: readonly object[]): string {
  const token = /"controls:([\w-]+)"/.exec(JSON.stringify(blocks))?.[1];
  if (token === undefined) throw new Error("The message has no controls");
  return token;
}

/** People who must see nothing of others, and the words in which that is told. */
const people = [
  { name: "an agent", id: "U0AISHA", own: "Aisha Khan", words: "your own figures only" },
  { name: "a viewer", id: "U0VERA", own: "Vera Lind", words: "your own figures only" },
  { name: "somebody unlinked", id: "U0NORA", own: null, words: "not linked to a member" },
  { name: "a guest", id: "U0GUEST", own: null, words: "not to guests" },
  {
    name: "somebody of another company",
    id: "U0STRANGER",
    own: null,
    words: "the company that installed it",
  },
] as const;

const secrets = ["Ben Okafor", "m-ben", "k3", "40 min"];

function expectNoSecret(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

const {
  sees,
  interaction,
  click: clickForged,
  submit: submitForged,
  metadata: metadataFor,
} = forgedSlack(() => team);

describe.each(people)("$name", ({ id, own, words }) => {
  const commands = [
    "/perf all",
    "/perf Ben Okafor",
    "/perf m-ben",
    "/perf @ben last 7 days",
    "/perf team Customer Support",
    "/perf me m-ben",
    "/perf me team Customer Support m-ben",
    "/perf m-ben compare topic:refund",
  ];

  it.each(commands)("who types %s is refused in words", async (command) => {
    const text = await sees(id, () => sendCommand(id, command));
    expect(text).toContain(words);
    expectNoSecret(text);
  });

  const clicks = [
    [reportActions.range, "last 90 days"],
    [reportActions.statistic, "p50"],
    [reportActions.clear, undefined],
    [reportActions.next, undefined],
    [reportActions.previous, undefined],
    [sharedActions.open, undefined],
  ] as const;

  it.each(clicks)(
    "who clicks %s with the token of a manager's report sees no figure of others",
    async (action, value) => {
      for (const token of [stolenToken, bensToken]) {
        const text = await sees(id, () => clickForged(id, action, token, value));
        expectNoSecret(text);
        // Clearing everything leaves what the person may see: their own.
        if (!(action === reportActions.clear && own !== null && token === stolenToken))
          expect(text).toContain(words);
      }
    },
  );

  it.each([reportActions.filter, reportActions.explain, sharedActions.explain])(
    "who opens %s with a stolen token is offered nobody else",
    async (action) => {
      expectNoSecret(await sees(id, () => clickForged(id, action, stolenToken)));
      expectNoSecret(await sees(id, () => clickForged(id, action, bensToken)));
    },
  );

  it("who submits the filter with another member's id, or a stolen token, is refused", async () => {
    const range = { range: { "filter.range": option("last 30 days") } };
    const values = [
      { ...range, user: { "filter.user": options("m-ben") } },
      { ...range, team: { "filter.team": options("t-support") } },
      { ...range, user: { "filter.user": options() } },
      range,
    ];
    for (const one of values) {
      for (const token of [stolenToken, bensToken]) {
        const given = { metadata: metadataFor(id, token), values: one };
        const text = await sees(id, () => submitForged(id, "modal.filter", given));
        expect(text).toContain(words);
        expectNoSecret(text);
      }
    }
  });

  it("who has another member's number explained is refused", async () => {
    for (const user of ["m-ben", "m-marco", null]) {
      const values = {
        figure: { "explain.figure": option("avgFirstResponseTime") },
        ...(user === null ? {} : { user: { "explain.user": option(user) } }),
      };
      for (const token of [stolenToken, bensToken]) {
        const given = { metadata: metadataFor(id, token), values };
        const text = await sees(id, () => submitForged(id, "modal.explain", given));
        expect(text).toContain(words);
        expectNoSecret(text);
      }
    }
  });

  it("who shares a stolen report posts nothing", async () => {
    const inChannel = () => team.seen("nobody in particular").length;
    const before = inChannel();
    for (const token of [stolenToken, bensToken]) {
      const values = { conversation: { "share.conversation": channelChoice("C0SUPPORT") } };
      await submitForged(id, "modal.share", { metadata: metadataFor(id, token), values });
    }
    expect(inChannel()).toBe(before);
  });

  it("who forges the state of the Home tab finds no figure of others there", async () => {
    const values = {
      range: { "filter.range": option("last 30 days") },
      user: { "filter.user": options("m-ben") },
    };
    for (const token of [stolenToken, bensToken]) {
      const given = { metadata: metadataFor(id, token, "home"), values };
      expectNoSecret(await sees(id, () => submitForged(id, "modal.filter", given)));
    }
    expectNoSecret(await sees(id, () => team.openHome(id)));
  });

  it("who looks names up in a menu is offered nobody else", async () => {
    const body = new URLSearchParams({
      payload: JSON.stringify({
        type: "block_suggestion",
        user: { id, team_id: "T0NORTHWIND" },
        team: { id: "T0NORTHWIND" },
        action_id: "filter.user",
        block_id: "user",
        value: "",
      }),
    }).toString();
    const answer = await team.ask(body, "application/x-www-form-urlencoded");
    expect(JSON.parse(answer)).toEqual({ options: [] });
  });

  it.each([
    "/caseboard roles",
    "/caseboard role m-aisha owner",
    "/caseboard link @nora m-ben",
    "/caseboard unlink @ben",
    "/caseboard zone Europe/Berlin",
    "/caseboard tokens",
    "/caseboard tokens create ingest",
    "/caseboard health",
  ])("who types %s changes nothing and learns nothing", async (command) => {
    const text = await sees(id, () => sendCommand(id, command));
    expect(text).toContain(own === null ? words : "Only owners and admins");
    expectNoSecret(text);
    expect(text).not.toContain("cb_secret");
    expect(await team.source.zone("default")).toBe("UTC");
  });

  it(own === null ? "sees no figures of their own either" : "sees their own figures", async () => {
    const text = await sees(id, () => sendCommand(id, "/perf me"));
    expect(text).toContain(own ?? words);
    expectNoSecret(text);
  });
});

/** As Slack would send it, wherever the person is: a stranger writes in a shared channel. */
function sendCommand(id: string, line: string): Promise<void> {
  return team.say(id, line, id === "U0STRANGER" ? "C0PARTNER" : "C0SUPPORT");
}

describe("those who may see everyone", () => {
  it.each([
    ["an owner", "U0OLIVIA"],
    ["a manager", "U0MARCO"],
  ])("%s sees the table, any card, and anybody's number", async (_, id) => {
    expect(await sees(id, () => team.say(id, "/perf all"))).toContain("Ben Okafor");
    expect(await sees(id, () => team.say(id, "/perf @ben"))).toContain("40 min");
    const values = {
      figure: { "explain.figure": option("avgFirstResponseTime") },
      user: { "explain.user": option("m-ben") },
    };
    const given = { metadata: metadataFor(id, stolenToken), values };
    expect(await sees(id, () => submitForged(id, "modal.explain", given))).toContain("k3");
  });

  it("a manager still administers nothing", async () => {
    expect(await sees("U0MARCO", () => team.say("U0MARCO", "/caseboard roles"))).toContain(
      "Only owners and admins",
    );
  });
});

describe("what is no report of ours", () => {
  it.each(["", "x", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc"])(
    "the token %p is told to be too old",
    async (token) => {
      const text = await sees("U0MARCO", () => clickForged("U0MARCO", reportActions.statistic, token, "p50"));
      expect(text).toContain("too old");
    },
  );

  it.each(["{", "[]", '{"token":1}', ""])("private metadata %p gets no report", async (metadata) => {
    const values = { range: { "filter.range": option("last 30 days") } };
    const text = await sees("U0MARCO", () =>
      interaction("U0MARCO", {
        type: "view_submission",
        view: {
          id: "V0",
          type: "modal",
          callback_id: "modal.filter",
          private_metadata: metadata,
          state: { values },
        },
      }),
    );
    expect(text).toContain("too old");
  });
});
