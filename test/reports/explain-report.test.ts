import fc from "fast-check";
import {
  type ExplainableReport,
  explainableReports,
  explainReport,
  metricsOf,
} from "../../src/reports/explain-report";
import type { ReportExplanation } from "../../src/reports/explanation";
import type { ReportFigure } from "../../src/reports/figure";
import { readOverallView } from "../../src/reports/overall-report";
import { readPerformanceView } from "../../src/reports/performance-report";
import type { ReportSource } from "../../src/reports/ports";
import { readUsageView } from "../../src/reports/usage-report";
import { readWorkloadView } from "../../src/reports/workload-report";
import { eventLogs } from "../support/arbitrary-events";
import { reportParameters } from "../support/arbitrary-parameters";
import { memorySource } from "../support/memory-source";
import type { ReportParameters } from "../support/oracle";
import { reportJson, selectionOf } from "../support/report-json";

type Json = Readonly<Record<string, unknown>>;

const names: ExplainableReport[] = [
  "performance",
  "feedback",
  "assignments",
  "comments",
  "overall",
  "usage",
  "workload",
  "sla",
];

test("every report but the users report is here", () => {
  expect(Object.keys(explainableReports)).toEqual(names);
});

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

/** What lies at `firstResponse.met` and the like; undefined where the report has nothing there. */
function at(json: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>((part, name) => (isJson(part) ? part[name] : undefined), json);
}

/** The number of the report's JSON that a key names; undefined where the report does not have it. */
function numberIn(name: ExplainableReport, json: unknown, key: string): unknown {
  if (name === "performance" || name === "workload") return at(json, `total.${key}`);
  if (key === "busiestDay") return at(json, "current.busiestDay") ?? null;
  if (name === "overall") return at(json, `current.${key}`);
  const log = at(json, "log");
  const scores = Array.isArray(log) ? log.map(({ score }) => Number(score)) : [];
  if (name === "comments" || key === "ratings") return scores.length;
  if (key === "averageScore") return mean(scores);
  return at(json, key);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function expectSame(left: number | null, right: unknown): void {
  if (left === null || typeof right !== "number") expect(left).toEqual(right);
  else expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(right)));
}

function expectAddsUp({ figure, contributions, divisor, metric }: ReportExplanation): void {
  if (divisor === null) return;
  const sum = contributions.reduce((total, { amount }) => total + amount, 0);
  const overNothing = metric.key === "percentResolvedOnFirstReply" ? 0 : null;
  expectSame(figure.value, divisor === 0 ? overNothing : sum / divisor);
}

/** The figure that a view of the same question shows; null for reports whose views have none of that key. */
async function shownFigure(
  source: ReportSource,
  name: ExplainableReport,
  parameters: ReportParameters,
  key: string,
): Promise<ReportFigure | null> {
  const selection = selectionOf(parameters);
  const figures: Readonly<Partial<Record<ExplainableReport, () => Promise<object>>>> = {
    performance: async () => (await readPerformanceView(source, "any", selection)).total,
    overall: async () => (await readOverallView(source, "any", selection)).current.shown,
    usage: async () => (await readUsageView(source, "any", selection)).figures,
    workload: async () => (await readWorkloadView(source, "any", selection)).total,
  };
  const shown = Object.entries((await figures[name]?.()) ?? {}).find(([own]) => own === key);
  return shown?.[1] ?? null;
}

async function expectExplained(
  source: ReportSource,
  name: ExplainableReport,
  parameters: ReportParameters,
): Promise<void> {
  const json = await reportJson(name, source, parameters);
  for (const { key } of metricsOf(name)) {
    const expected = numberIn(name, json, key);
    if (expected === undefined) continue;
    const explanation = await explainReport(source, "any", selectionOf(parameters), { report: name, key });
    if (explanation === null) throw new Error(`${key} is not explained`);
    expectSame(explanation.figure.value, expected);
    const shown = await shownFigure(source, name, parameters, key);
    if (shown !== null) expect(shown).toEqual({ ...explanation.figure, value: shown.value });
    expectAddsUp(explanation);
  }
}

describe.each(names)("every number of the %s report", (name) => {
  test("is the one that its list sums or averages up to, on every log", async () => {
    await fc.assert(
      fc.asyncProperty(eventLogs(), reportParameters(), (log, parameters) =>
        expectExplained(memorySource(log), name, parameters),
      ),
      { numRuns: 40 },
    );
  });

  test("is explained for a single member too", async () => {
    await fc.assert(
      fc.asyncProperty(
        eventLogs(),
        reportParameters(),
        fc.constantFrom("u1", "u2", "unknown"),
        (log, { team: _, ...parameters }, user) =>
          expectExplained(memorySource(log), name, { ...parameters, user: [user] }),
      ),
      { numRuns: 40 },
    );
  });
});

test("a key that a report does not have explains nothing", async () => {
  const parameters = {
    from: "2026-10-01T00:00:00Z",
    to: "2026-11-01T00:00:00Z",
    now: "2026-11-01T00:00:00Z",
  };
  const selection = selectionOf(parameters);
  const explained = await explainReport(memorySource([]), "any", selection, {
    report: "usage",
    key: "casesClosed",
  });
  expect(explained).toBeNull();
});
