import type { ReportName, ReportRequest } from "../../src/reports/request";
import { reportActions, sharedActions } from "../../src/slack/action-ids";
import { openReportStates, type ReportState } from "../../src/slack/report-state";
import { forgedSlack } from "../support/forged-slack";
import { memoryExpiring } from "../support/memory-stores";
import {
  channelChoice,
  expectNoProblem,
  NOON,
  option,
  options,
  readableView,
  type SlackTeam,
  startSlackTeam,
} from "../support/slack-team";
import { teamEvents } from "../support/team-events";

/** Role × report × target × way in: nobody below a manager sees a teammate's name or number in any report. */

const secrets = ["Ben Okafor", "m-ben", "k3", "words of Ben", "to Ben alone", "5 · n"];

let sequence = 0;
function event(type: string, at: string, fields: object): object {
  sequence += 1;
  return { id: `x${String(sequence).padStart(4, "0")}`, type, at, ...fields };
}

/** Something of Aisha's and something of Ben's in every report. */
function events(): object[] {
  const of = (member: string, conversationId: string, said: string) => [
    event("conversation.assigned", "2026-11-05T10:05:00Z", {
      conversationId,
      to: member,
      source: "user",
      by: { kind: "user", id: member === "m-ben" ? "m-aisha" : "m-ben" },
    }),
    event("comment.added", "2026-11-05T10:06:00Z", {
      conversationId,
      by: { kind: "user", id: member },
      text: `words of ${said}`,
    }),
    event("rating.received", "2026-11-05T12:30:00Z", {
      conversationId,
      score: 4,
      comment: `to ${said} alone`,
    }),
    event("user.status", "2026-11-05T09:00:00Z", { userId: member, status: "online" }),
  ];
  return [...teamEvents(), ...of("m-aisha", "k1", "Aisha"), ...of("m-ben", "k3", "Ben")];
}

const expiring = memoryExpiring();
const clocks = { reportTime: () => NOON, realTime: Date.now };
let team: SlackTeam;

beforeAll(async () => {
  const source = events();
  team = await startSlackTeam({ events: source, slack: { expiring } });
  await team.say("U0OLIVIA", "/sla set first 5min response 5min");
});

afterEach(() => expectNoProblem(team));

afterAll(() => team.close());

const everyone: ReportRequest = {
  report: "users",
  members: {},
  entries: {},
  range: { kind: "preset", preset: "last 30 days" },
  filter: {},
  compare: false,
};

/** What a manager's message could remember of the report: of everyone, and of Ben alone. */
function requests(report: ReportName): ReportRequest[] {
  return [
    { ...everyone, report },
    { ...everyone, report, members: { user: ["m-ben"] }, entries: { to: ["m-ben"] } },
    { ...everyone, report, members: { team: ["t-support"] }, entries: { by: ["m-aisha"] } },
    { ...everyone, report, members: { user: ["m-aisha", "m-ben"] }, entries: { to: ["m-aisha", "m-ben"] } },
    { ...everyone, report, isNow: true },
  ];
}

async function stolen(report: ReportName): Promise<string[]> {
  const states = openReportStates(expiring, "default", clocks);
  const kept: ReportState[] = requests(report).map((request) => ({
    kind: "report",
    request,
    statistic: "avg",
    page: 0,
  }));
  return Promise.all(kept.map((state) => states.save(state)));
}

function expectNoSecret(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

const forged = forgedSlack(() => team);
const { sees, click } = forged;

function submit(id: string, callbackId: string, token: string, values: object): Promise<number> {
  return forged.submit(id, callbackId, { metadata: forged.metadata(id, token), values });
}

const reports: readonly { readonly name: ReportName; readonly command: string; readonly figure: string }[] = [
  { name: "performance", command: "/leaderboard", figure: "casesClosed" },
  { name: "feedback", command: "/feedback", figure: "averageScore" },
  { name: "assignments", command: "/assignments", figure: "total" },
  { name: "comments", command: "/comments", figure: "comments" },
  { name: "workload", command: "/workload", figure: "online" },
  { name: "sla", command: "/sla", figure: "firstResponse.breached" },
  { name: "usage", command: "/usage", figure: "uniqueContacts" },
];

const people = [
  { who: "an agent", id: "U0AISHA", mayNot: "your own figures only", isMember: true },
  { who: "a viewer", id: "U0VERA", mayNot: "your own figures only", isMember: true },
  { who: "somebody unlinked", id: "U0NORA", mayNot: "not linked to a member", isMember: false },
  { who: "a guest", id: "U0GUEST", mayNot: "not to guests", isMember: false },
] as const;

const cases = people.flatMap((person) => reports.map((report) => ({ ...person, ...report })));

describe.each(cases)("$who and $command", ({ id, mayNot, isMember, name, command, figure }) => {
  const words = (rest: string) =>
    name === "comments" && rest === "m-ben"
      ? "by:m-ben"
      : name === "assignments" && rest === "m-ben"
        ? "to:m-ben"
        : rest;

  it("by typing: everybody's and a teammate's are refused in words", async () => {
    const targets = name === "usage" ? [""] : ["all", words("m-ben"), "m-ben last 90 days"];
    for (const target of targets) {
      const text = await sees(id, () => team.say(id, `${command} ${target}`));
      expect(text).toContain(mayNot);
      expectNoSecret(text);
    }
  });

  it("by typing nothing more: one's own and nothing else", async () => {
    const lines =
      name === "workload"
        ? [command, `${command} now`, `${command} compare`]
        : [command, `${command} compare`];
    for (const line of lines) {
      const text = await sees(id, () => team.say(id, line));
      expectNoSecret(text);
      if (!isMember || name === "usage") expect(text).toContain(mayNot);
      else expect(text).not.toContain(mayNot);
    }
  });

  it("by every control with the token of a manager's report", async () => {
    const clicks = [
      [reportActions.range, "last 90 days"],
      [reportActions.part, "breaches"],
      [reportActions.part, "teams"],
      [reportActions.ranking, "csatAverage"],
      [reportActions.conversation, "k3"],
      [reportActions.next, undefined],
      [reportActions.clear, undefined],
      [reportActions.filter, undefined],
      [reportActions.explain, undefined],
      [sharedActions.open, undefined],
    ] as const;
    for (const token of await stolen(name)) {
      for (const [action, value] of clicks)
        expectNoSecret(await sees(id, () => click(id, action, token, value)));
    }
  });

  it("by forged forms: filters, explanations and sharing", async () => {
    const inChannel = () => team.seen("nobody in particular").length;
    const range = { range: { "filter.range": option("last 30 days") } };
    for (const token of await stolen(name)) {
      const forms = [
        range,
        { ...range, user: { "filter.user": options("m-ben") }, to: { "filter.to": options("m-ben") } },
        { ...range, user: { "filter.user": options() }, to: { "filter.to": options() } },
      ];
      for (const form of forms) expectNoSecret(await sees(id, () => submit(id, "modal.filter", token, form)));
      for (const user of ["m-ben", null]) {
        const values = {
          figure: { "explain.figure": option(figure) },
          ...(user === null ? {} : { user: { "explain.user": option(user) } }),
        };
        const text = await sees(id, () => submit(id, "modal.explain", token, values));
        expect(text).toContain(mayNot);
        expectNoSecret(text);
      }
      const before = inChannel();
      const share = { conversation: { "share.conversation": channelChoice("C0SUPPORT") } };
      await submit(id, "modal.share", token, share);
      expect(inChannel()).toBe(before);
    }
  });
});

describe.each(reports)("a manager and $command", ({ command, name, figure }) => {
  it("sees everyone, and opens a number to what is behind it", async () => {
    const text = await sees("U0MARCO", () => team.say("U0MARCO", command));
    if (name !== "usage") expect(text).toContain("Ben Okafor");
    await team.press("U0MARCO", reportActions.explain);
    const explained = await sees("U0MARCO", () =>
      team.submit("U0MARCO", { figure: { "explain.figure": option(figure) } }),
    );
    expect(explained).toContain("Showing 1–");
    await team.press("U0MARCO", reportActions.filter, null, team.seen("U0MARCO").at(-2));
    expect(readableView(team.modal("U0MARCO"))).toContain("Topics");
    await team.submit("U0MARCO", { range: { "filter.range": option("last 7 days") } });
  });

  it("shares it, with who shared it above", async () => {
    await team.say("U0MARCO", command);
    await team.press("U0MARCO", reportActions.share);
    await team.submit("U0MARCO", { conversation: { "share.conversation": channelChoice("C0SUPPORT") } });
    expect(JSON.stringify(team.seen("nobody in particular").at(-1)?.blocks)).toContain("U0MARCO");
  });
});

describe("targets of service levels", () => {
  it.each(["U0AISHA", "U0VERA", "U0NORA", "U0GUEST"])("are not set by %s", async (id) => {
    const before = await team.source.serviceTargets("default");
    await team.say(id, "/sla set first 1h");
    expect(await team.source.serviceTargets("default")).toEqual(before);
  });

  it("are set by a manager, for everyone and for a team, and one at a time", async () => {
    await team.say("U0MARCO", "/sla set response 2h team Customer Support");
    await team.say("U0MARCO", "/sla set first 1h30m");
    const { everyone: all, byTeam } = await team.source.serviceTargets("default");
    expect(all).toEqual({ first: 5_400_000, every: 300_000 });
    expect(byTeam.get("t-support")).toEqual({ first: null, every: 7_200_000 });
  });

  it.each([
    "/sla set",
    "/sla set first",
    "/sla set first soon",
    "/sla set second 1h",
    "/sla set first 1h team Nobody",
  ])("%s changes nothing and says why", async (line) => {
    const before = await team.source.serviceTargets("default");
    const text = await sees("U0MARCO", () => team.say("U0MARCO", line));
    expect(text).toContain("Nothing was changed.");
    expect(await team.source.serviceTargets("default")).toEqual(before);
  });
});
