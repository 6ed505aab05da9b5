import fc from "fast-check";
import { eventLogs } from "../../support/arbitrary-events";
import { reportParameters } from "../../support/arbitrary-parameters";
import { foldLog } from "../../support/folded-log";
import { oracleReport, reportNames } from "../../support/oracle";
import { reportJson } from "../../support/report-json";

/** Numbers agree to 1e-6, everything else exactly. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Math.round(value * 1e6) / 1e6;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
}

describe("a second implementation, written from the definitions alone,", () => {
  it.each(reportNames)("agrees with the %s report on every log", (name) => {
    fc.assert(
      fc.property(eventLogs(), reportParameters(), (log, parameters) => {
        const ours = rounded(reportJson(name, foldLog(log), parameters));
        expect(ours).toEqual(rounded(oracleReport(name, log, parameters)));
      }),
      { numRuns: 300 },
    );
  });
});
