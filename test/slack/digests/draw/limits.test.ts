import { nativeRenderer } from "../../../../src/charts/native";
import { renderOutcomes } from "../../../../src/charts/render";
import { textRenderer } from "../../../../src/charts/text-bars";
import { performanceMetrics } from "../../../../src/domain/metrics/performance";
import { usageMetrics } from "../../../../src/domain/metrics/usage";
import type { DigestDays, OwnDigestView, TeamDigestView } from "../../../../src/reports/digests/digest-view";
import { highlightsOf } from "../../../../src/reports/digests/highlights";
import { requestOfDays } from "../../../../src/reports/digests/requests";
import type { ReportFigure } from "../../../../src/reports/figure";
import type { PerformanceFigures, PerformanceView } from "../../../../src/reports/performance-report";
import { reportNames } from "../../../../src/reports/request";
import type { UsageFigures } from "../../../../src/reports/usage-report";
import { ownDigestMessage } from "../../../../src/slack/digests/draw/own-digest";
import { teamDigestCharts, teamDigestMessage } from "../../../../src/slack/digests/draw/team-digest";
import { checkMessage } from "../../../../src/slack/limits";
import { foldLog } from "../../../support/folded-log";
import { expectNoMarkup } from "../../../support/markup";
import { readable } from "../../../support/slack-team";
import { teamEvents } from "../../../support/team-events";
import { figures, heading, hostileNames, row } from "../../../support/views";

/** Digests at their limits: how many there are of everything, and what stands in every place for a text. */

const days: DigestDays = {
  dates: { first: "2026-11-02", last: "2026-11-08" },
  previous: { first: "2026-10-26", last: "2026-11-01" },
  zone: "America/Argentina/ComodRivadavia",
};
const buttons = reportNames.map((report) => ({ report, label: report, token: "x".repeat(22) }));

function figure(unit: ReportFigure["unit"], value: number | null): ReportFigure {
  return { value, unit, sampleSize: value === null ? 0 : 12_345 };
}

function performanceFigures(value: number | null): PerformanceFigures {
  const entries = performanceMetrics.map(({ key, unit }) => [
    key,
    figure(unit === "milliseconds" ? "seconds" : unit, value),
  ]);
  return Object.fromEntries(entries);
}

function usageFigures(value: number): UsageFigures {
  const entries = usageMetrics.map(({ key }) => [key, figure("count", value)]);
  return Object.fromEntries(entries);
}

interface Given {
  /** Of members, ratings, breaches, open conversations. */
  readonly count: number;
  readonly text: string;
  /** Whether everything is absent that may be. */
  readonly isNull?: boolean;
}

function read<View>(view: View) {
  return { kind: "read" as const, requests: [requestOfDays("users", days)], heading, view };
}

function times<Row>({ count }: Given, make: (index: number) => Row): Row[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function performanceOf(given: Given): PerformanceView {
  const value = given.isNull || given.count === 0 ? null : 1_234_567;
  const previous = given.isNull ? null : performanceFigures(4);
  return {
    by: "casesClosed",
    rows: times(given, (index) => ({
      userId: `m${index}`,
      user: given.text,
      team: given.text,
      rank: given.isNull ? null : 1 + index,
      figures: performanceFigures(value),
      previous,
    })),
    total: performanceFigures(value),
    previousTotal: previous,
    totalCoversMoreThanRows: true,
  };
}

function feedbackOf(given: Given) {
  const { count, text, isNull } = given;
  const average = figure("score", count === 0 ? null : 4.5);
  const orNull = isNull ? null : text;
  return {
    average,
    distribution: [1, 2, 3, 4, 5].map((score) => ({ score, count })),
    entries: times(given, (index) => ({
      eventId: "e",
      at: 0,
      score: 1 + (index % 5),
      conversationId: text,
      contactId: text,
      channel: orNull,
      creditedTo: text,
      comment: orNull,
      contactName: orNull,
      creditedToName: orNull,
    })),
    previous: isNull ? null : { average, distribution: [] },
  };
}

function serviceLevelsOf(given: Given) {
  const { count, text, isNull } = given;
  const share = count === 0 || isNull ? null : 0.5;
  const level = { target: null, met: count, breached: count, pending: count, share };
  const levels = { first: level, every: level };
  return {
    total: levels,
    previousTotal: isNull ? null : levels,
    rows: [],
    breachCount: given.count,
    breaches: times(given, (index) => ({
      conversationId: `${text}${index}`,
      contactId: text,
      contactName: isNull ? null : text,
      kind: "first" as const,
      start: index,
      end: isNull ? null : 90_000,
      duration: 90_000,
      creditedTo: text,
      creditedToName: text,
    })),
    totalCoversMoreThanRows: true,
  };
}

const sources = [
  "user",
  "developer_api",
  "workflow",
  "dialogflow",
  "zapier",
  "outgoing_message",
  "contact_import",
  "close_conversation",
] as const;

function teamView(given: Given): TeamDigestView {
  const { count, text, isNull } = given;
  const performance = performanceOf(given);
  const sla = serviceLevelsOf(given);
  const time = isNull || count === 0 ? null : 1_234_567;
  const users = { total: figures(count, time), previousTotal: isNull ? null : figures(4, 720) };
  const bySource = count === 0 ? [] : sources.map((source) => ({ source, count, percentage: 12.5 }));
  const assignments = { total: 8 * count, bySource, log: [], previous: null };
  const usage = { figures: usageFigures(count), previous: isNull ? null : usageFigures(3) };
  return {
    days,
    team: text,
    sections: [
      { section: "highlights", ...read(highlightsOf({ users, performance, sla })) },
      { section: "performance", ...read(performance) },
      { section: "feedback", ...read(feedbackOf(given)) },
      { section: "assignments", ...read(assignments) },
      { section: "sla", ...read(sla) },
      { section: "usage", ...read(usage) },
    ],
  };
}

const [someConversation] = foldLog(teamEvents()).conversations;

function ownView(given: Given): OwnDigestView {
  const { count, text, isNull } = given;
  if (someConversation === undefined) throw new Error("There is no conversation");
  const conversations = times(given, (index) => ({
    conversation: { ...someConversation, id: `${text}${index}`, contactId: text },
    contactName: isNull ? null : text,
    waitingSince: index,
    owner: text,
  }));
  const figuresOfRow = figures(count, isNull ? null : 720);
  const card = {
    userId: "m",
    user: text,
    team: text,
    row: count === 0 ? null : row(text, { figures: figuresOfRow }),
    days: [],
  };
  return {
    days,
    name: isNull ? null : text,
    card: read(card),
    feedback: read(feedbackOf(given)),
    open: read({ rows: [], conversations }),
  };
}

const late = { dueAt: 0 };

async function teamMessage(given: Given) {
  const name = given.text.slice(0, 60);
  const shown = { name, setUpBy: given.text, late, view: teamView(given), buttons };
  const fail = ({ error }: { error: unknown }) => {
    throw error;
  };
  const { blocks } = await renderOutcomes(teamDigestCharts(shown), [nativeRenderer, textRenderer], fail);
  return teamDigestMessage(shown, blocks);
}

async function ownMessage(given: Given) {
  return ownDigestMessage({ late, view: ownView(given), buttons });
}

describe.each([
  ["a team's digest", teamMessage],
  ["a member's own summary", ownMessage],
] as const)("%s", (_, draw) => {
  it.each([0, 1, 2, 6, 200])("with %d of everything is within Slack's limits", async (count) => {
    const message = await draw({ count, text: "Ann" });
    expect(checkMessage(message)).toEqual([]);
    expect(message.text).toContain("2–8 Nov 2026");
    expect(message.text).toContain("late: this was due on Wednesday, 31 Dec, at 21:00");
  });

  it("with 200 names of 500 letters is within Slack's limits", async () => {
    const message = await draw({ count: 200, text: "N".repeat(500) });
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("195 more");
  });

  it("with values that are all absent shows neither null nor 0 for them", async () => {
    const message = await draw({ count: 3, text: "Ann", isNull: true });
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).not.toMatch(/null|undefined|NaN/);
    expect(readable(message)).not.toContain("*0");
  });

  it.each(Object.entries(hostileNames))("keeps %s as text", async (_name, text) => {
    const message = await draw({ count: 6, text });
    expect(checkMessage(message)).toEqual([]);
    expectNoMarkup(message);
  });
});

describe("a digest of 200 members", () => {
  it("has one table, of the first ten, and says how many there are", async () => {
    const { text, blocks } = await teamMessage({ count: 200, text: "Ann" });
    const tables = blocks.filter(({ type }) => type === "data_table");
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({ rows: { length: 11 } });
    expect(readable({ text, blocks })).toContain("Showing 10 of 200.");
  });

  it("leaves room for a line above it", async () => {
    const { blocks } = await teamMessage({ count: 200, text: "Ann" });
    expect(blocks.length).toBeLessThan(50);
  });
});

describe("a wait that breaches both targets", () => {
  it("is told once", () => {
    const view = serviceLevelsOf({ count: 1, text: "k1" });
    const breaches = view.breaches.flatMap((breach) => [breach, { ...breach, kind: "every" as const }]);
    const sections = [{ section: "sla", ...read({ ...view, breaches }) }] as const;
    const shown = { name: "A", setUpBy: null, late: null, view: { days, team: null, sections } };
    const message = teamDigestMessage({ ...shown, buttons: [] }, []);
    expect(readable(message).match(/1 min 30 s/g)).toHaveLength(1);
    expect(readable(message)).toContain("The one that took too long:");
  });
});
