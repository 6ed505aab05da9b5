import fc from "fast-check";
import { eventLogs } from "../support/arbitrary-events";
import { reportParameters } from "../support/arbitrary-parameters";
import { memorySource } from "../support/memory-source";
import { oracleReport, reportNames } from "../support/oracle";
import { reportJson } from "../support/report-json";

/** `ours`, with every number that agrees with theirs to nine digits written as theirs. */
function aligned(ours: unknown, theirs: unknown): unknown {
  if (typeof ours === "number" && typeof theirs === "number") {
    const tolerance = 1e-9 * Math.max(1, Math.abs(theirs));
    return Math.abs(ours - theirs) <= tolerance ? theirs : ours;
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.map((item, index) => aligned(item, theirs[index]));
  }
  if (!isRecord(ours) || !isRecord(theirs)) return ours;
  return Object.fromEntries(Object.entries(ours).map(([key, item]) => [key, aligned(item, theirs[key])]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

describe("a second implementation, written from the definitions alone,", () => {
  it.each(reportNames)(
    "agrees with the %s report, read through no more than it needs, on every log",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(eventLogs(), reportParameters(), async (log, parameters) => {
          const theirs = oracleReport(name, log, parameters);
          const ours = await reportJson(name, memorySource(log), parameters);
          expect(aligned(ours, theirs)).toEqual(theirs);
        }),
        { numRuns: 300 },
      );
    },
  );
});
