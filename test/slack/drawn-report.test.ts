import { nativeRenderer } from "../../src/charts/native";
import { textRenderer } from "../../src/charts/text-bars";
import { type OpenReport, openReport } from "../../src/reports/open-report";
import type { Viewer } from "../../src/reports/rights";
import { SharedReads } from "../../src/shared-reads";
import { type ReportReading, readShared } from "../../src/slack/drawn-report";
import type { ShownState } from "../../src/slack/reports/report";
import { memorySource } from "../support/memory-source";
import { teamEvents } from "../support/team-events";

const now = Date.parse("2026-11-06T12:00:00Z");
const nothing = () => undefined;
const aisha: Viewer = { kind: "member", memberId: "m-aisha", role: "agent" };
const managers: readonly Viewer[] = ["m-ben", "m-cy"].map((memberId) => ({
  kind: "member",
  memberId,
  role: "manager",
}));

const state = (members: ShownState["request"]["members"]): ShownState => ({
  kind: "report",
  request: {
    report: "performance",
    range: { kind: "preset", preset: "last 7 days" },
    members,
    entries: {},
    filter: {},
    compare: false,
  },
  statistic: "avg",
  page: 0,
});

/** A desk, and how often figures were read and turns were taken. */
function tried() {
  const counts = { reads: 0, turns: 0, longTurns: 0 };
  const memory = memorySource(teamEvents());
  const source: typeof memory = {
    ...memory,
    sums: (...asked) => {
      counts.reads += 1;
      return memory.sums(...asked);
    },
  };
  const turnOf = (kind: "turns" | "longTurns"): ReportReading["takeTurn"] => {
    return (task) => {
      counts[kind] += 1;
      return task();
    };
  };
  const reading: ReportReading = {
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    takeTurn: turnOf("turns"),
    takeLongTurn: turnOf("longTurns"),
    sharedReports: new SharedReads(),
  };
  const open = async (viewer: Viewer, asked: ShownState): Promise<OpenReport> => {
    const opened = await openReport({ source, workspace: "default" }, viewer, asked.request, now);
    if (opened.kind === "refused") throw new Error("It is refused");
    return opened.report;
  };
  return { counts, reading, open };
}

test("of people who see everyone, all who ask for the same at once share one reading and one drawing", async () => {
  const { counts, reading, open } = tried();
  const opened = await Promise.all(managers.map((viewer) => open(viewer, state({}))));
  const reports = await Promise.all(opened.map((one) => readShared(reading, one, state({}))));
  expect(counts).toEqual({ reads: 1, turns: 1, longTurns: 0 });
  const [one, other] = await Promise.all(
    reports.map((report) => report.draw([nativeRenderer, textRenderer])),
  );
  expect(one?.shown.message.blocks.length).toBeGreaterThan(2);
  expect(other).toBe(one);
  const drawnAsText = await reports[0]?.draw([textRenderer]);
  expect([...(drawnAsText?.used ?? [])]).toEqual(["text"]);
});

test("nobody shares with somebody who may see something else", async () => {
  const { counts, reading, open } = tried();
  const own = state({ user: ["m-aisha"] });
  const [manager] = managers;
  if (manager === undefined) throw new Error("There is no manager");
  await Promise.all(
    [aisha, manager].map(async (viewer) => readShared(reading, await open(viewer, own), own)),
  );
  expect(counts.reads).toBe(2);
});

test("a report that reads more than what days amount to takes a turn of its own kind", async () => {
  const { counts, reading, open } = tried();
  const [manager] = managers;
  if (manager === undefined) throw new Error("There is no manager");
  const narrowed = state({});
  const asked = { ...narrowed, request: { ...narrowed.request, filter: { inbox: ["support"] } } };
  await readShared(reading, await open(manager, asked), asked);
  expect(counts).toMatchObject({ turns: 0, longTurns: 1 });
});
