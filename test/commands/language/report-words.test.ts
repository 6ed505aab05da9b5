import fc from "fast-check";
import type { Vocabulary } from "../../../commands/language/draft";
import { readReportWords } from "../../../commands/language/report-words";
import { readWords } from "../../../commands/language/words";
import { reportKinds } from "../../../src/reports/report-kinds";
import { reportRequestSchema } from "../../../src/reports/request";
import type { Viewer } from "../../../src/reports/rights";
import { memorySource } from "../../support/memory-source";
import { type Case, teamEvents } from "../../support/team-events";

const cases: readonly Case[] = [
  { id: "k1", memberId: "m-aisha", date: "2026-11-05", replyAfter: 1, closeAfter: 2, topic: "late delivery" },
  {
    id: "k2",
    memberId: "m-ben",
    date: "2026-11-05",
    replyAfter: 1,
    closeAfter: 2,
    topic: "late delivery again",
    tags: ["vip", "Big, deal"],
  },
  {
    id: "k3",
    memberId: "m-ben",
    date: "2026-11-05",
    replyAfter: 1,
    closeAfter: 2,
    channel: "chat",
    topic: "refund",
  },
];
const manager: Viewer = { kind: "member", memberId: "m-marco", role: "manager" };
const agent: Viewer = { kind: "member", memberId: "m-aisha", role: "agent" };
const now = Date.parse("2026-11-15T12:00:00Z");

async function understand(text: string, viewer: Viewer = manager) {
  const source = memorySource(teamEvents(cases));
  const vocabulary: Vocabulary = {
    kind: reportKinds.users,
    viewer,
    directory: await source.directory("default"),
    filterValues: await source.filterValues("default"),
    mentioned: new Map([
      ["U1", "m-ben"],
      ["U2", null],
    ]),
    now,
    zone: "UTC",
  };
  const words = readWords(text);
  if (!words.ok) throw new Error(`unclosed quote: ${words.typed}`);
  return readReportWords(words.words, vocabulary);
}

async function requestFor(text: string, viewer?: Viewer) {
  const understood = await understand(text, viewer);
  if (!understood.ok) throw new Error(`${understood.problem.word}: ${understood.problem.reason}`);
  return understood.request;
}

async function problemWith(text: string, viewer?: Viewer) {
  const understood = await understand(text, viewer);
  if (understood.ok) throw new Error(`understood: ${JSON.stringify(understood.request)}`);
  return understood.problem;
}

const last30 = { kind: "preset", preset: "last 30 days" };

describe("whose figures", () => {
  it("nobody named: everyone for a manager, oneself for an agent", async () => {
    expect((await requestFor("")).members).toEqual({});
    expect((await requestFor("", agent)).members).toEqual({ user: ["m-aisha"] });
  });

  it.each([
    ["me", { user: ["m-marco"] }],
    ["ME", { user: ["m-marco"] }],
    ["all", {}],
    ["Everyone", {}],
    ["<@U1|ben>", { user: ["m-ben"] }],
    ["<@U1>", { user: ["m-ben"] }],
    ["aisha khan", { user: ["m-aisha"] }],
    ["@Aisha Khan", { user: ["m-aisha"] }],
    ["aisha", { user: ["m-aisha"] }],
    ["m-aisha", { user: ["m-aisha"] }],
    ["aisha.khan@example.com", { user: ["m-aisha"] }],
    ["<mailto:aisha.khan@example.com|aisha.khan@example.com>", { user: ["m-aisha"] }],
    ["team customer support", { team: ["t-support"] }],
    ['team "Customer Support"', { team: ["t-support"] }],
    ["team:billing", { team: ["t-billing"] }],
    ["team:Customer Support", { team: ["t-support"] }],
    ["team billing, leads", { team: ["t-billing", "t-lead"] }],
    ["team billing team leads", { team: ["t-billing", "t-lead"] }],
    ["team t-lead", { team: ["t-lead"] }],
    ["aisha, ben", { user: ["m-aisha", "m-ben"] }],
    ["me me", { user: ["m-marco"] }],
  ])("%s", async (text, members) => {
    expect((await requestFor(text)).members).toEqual(members);
  });
});

describe("ranges", () => {
  it.each([
    ["", last30],
    ["Last 7 Days", { kind: "preset", preset: "last 7 days" }],
    ["7d", { kind: "preset", preset: "last 7 days" }],
    ["this month", { kind: "preset", preset: "this month" }],
    ["october", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
    ["october 2025", { kind: "dates", first: "2025-10-01", last: "2025-10-31" }],
    ["2026-10-01..2026-10-31", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
    ["2026-10-01 .. 2026-10-31", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
    ["2026-10-01 to 2026-10-31", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
    ["2026-10-01 – 2026-10-31", { kind: "dates", first: "2026-10-01", last: "2026-10-31" }],
  ])("%s", async (text, range) => {
    expect((await requestFor(text)).range).toEqual(range);
  });
});

describe("filters", () => {
  it.each([
    ["channel:chat", { channel: ["chat"] }],
    ["Channel:CHAT", { channel: ["chat"] }],
    ["channel: chat", { channel: ["chat"] }],
    ["channel:chat,email", { channel: ["chat", "email"] }],
    ["channel:chat, email", { channel: ["chat", "email"] }],
    ["channel:chat channel:email", { channel: ["chat", "email"] }],
    ['topic:"late delivery"', { topic: ["late delivery"] }],
    ["topic:“late delivery”,refund", { topic: ["late delivery", "refund"] }],
    ["topic:late delivery", { topic: ["late delivery"] }],
    ["topic:late delivery again compare", { topic: ["late delivery again"] }],
    ["topic:refund,late delivery", { topic: ["refund", "late delivery"] }],
    ['"topic:late delivery"', null],
    ["tag:untagged,vip", { tag: ["untagged", "vip"] }],
    ['tag:"big, deal"', { tag: ["Big, deal"] }],
    ["inbox:inbox-1", { inbox: ["inbox-1"] }],
  ])("%s", async (text, filter) => {
    if (filter === null) expect((await problemWith(text)).word).toBe("topic:late delivery");
    else expect((await requestFor(text)).filter).toEqual(filter);
  });

  it("every order of the same words asks for the same", async () => {
    const words = ["team billing", "october", 'topic:"late delivery"', "compare"];
    const expected = await requestFor(words.join(" "));
    expect(expected.compare).toBe(true);
    for (const [a, b, c, d] of permutations(words)) {
      expect(await requestFor([a, b, c, d].join(" "))).toEqual(expected);
    }
  });
});

describe("what cannot be understood", () => {
  it.each([
    ["aisah", "aisah", ["Aisha Khan"]],
    ["last weak", "last weak", ["last week"]],
    ["teem Billing", "teem Billing", ["team Billing"]],
    ["chat", "chat", ["channel:chat"]],
    ["billing", "billing", ["team Billing"]],
    ["topic:refnd", "topic:refnd", ["topic:refund"]],
    ["topic:late delivry", "topic:late", ['topic:"late delivery"']],
    ["tag:", "tag:", ["tag:email"]],
    ["team bilingual", "team bilingual", ["team Billing"]],
    ["colour:red", "colour:red", []],
    ["0d", "0d", []],
    ["2026-10-31..2026-10-01", "2026-10-31..2026-10-01", []],
    ["2026-02-30..2026-03-01", "2026-02-30..2026-03-01", []],
    ["7d 30d", "30d", []],
    ["all me", "all", []],
    ["<@U2|nora>", "@nora", []],
    ["team", "team", ["team Billing"]],
  ])("%s: says which word, and what would work", async (text, word, suggestions) => {
    const problem = await problemWith(text);
    expect(problem.word).toBe(word);
    expect(problem.reason.length).toBeGreaterThan(20);
    if (text !== "tag:" && text !== "team")
      expect(problem.suggestions.slice(0, suggestions.length)).toEqual(suggestions);
    else expect(problem.suggestions.length).toBeGreaterThan(0);
  });

  it("a range that is wrong is told what is wrong with it", async () => {
    expect((await problemWith("2026-10-31..2026-10-01")).reason).toContain("before it begins");
    expect((await problemWith("9999d")).reason).toContain("at most");
  });

  it("teammates and teams are suggested only to who may see them", async () => {
    expect((await problemWith("bne okafor", agent)).suggestions).toEqual([]);
    expect((await problemWith("bilings", agent)).suggestions).toEqual([]);
    expect((await problemWith("aisah khan", agent)).suggestions).toEqual(["Aisha Khan"]);
  });
});

describe("any text", () => {
  const pieces = [
    "me",
    "all",
    "team",
    "billing",
    "tag:",
    "vip",
    ",",
    "last",
    "7d",
    "may",
    "..",
    "2026-10-01",
    "<@U1>",
    "topic:late",
    "delivery",
    "compare",
    "aisha",
  ];
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((words) => words.join(" ")),
  );

  it("is either a request that passes the schema, or a problem that says which word and why", async () => {
    const source = memorySource(teamEvents(cases));
    const vocabulary: Vocabulary = {
      kind: reportKinds.users,
      viewer: manager,
      directory: await source.directory("default"),
      filterValues: await source.filterValues("default"),
      mentioned: new Map([["U1", "m-ben"]]),
      now,
      zone: "UTC",
    };
    fc.assert(
      fc.property(text, (typed) => {
        const words = readWords(typed);
        if (!words.ok) return;
        const understood = readReportWords(words.words, vocabulary);
        if (understood.ok) reportRequestSchema.parse(understood.request);
        else expect(understood.problem.reason).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });
});

function permutations(list: readonly string[]): string[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, index) =>
    permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [one, ...rest]),
  );
}
