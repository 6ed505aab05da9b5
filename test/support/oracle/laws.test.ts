import fc from "fast-check";
import { deliveries, eventLogs } from "../arbitrary-events";
import { reportParameters } from "../arbitrary-parameters";
import { oracleReport, reportNames } from ".";

const questions = fc.record({ log: eventLogs(), parameters: reportParameters() });

describe.each(reportNames)("the oracle's %s report", (name) => {
  test("does not depend on the order, the repeats and the batches of what arrives", () => {
    const arrivals = questions.chain(({ log, parameters }) =>
      fc.record({
        log: fc.constant(log),
        parameters: fc.constant(parameters),
        batches: deliveries(log),
      }),
    );
    fc.assert(
      fc.property(arrivals, ({ log, parameters, batches }) => {
        const inOrder = oracleReport(name, log, parameters);
        expect(oracleReport(name, batches.flat(), parameters)).toEqual(inOrder);
      }),
    );
  });

  test("is the same whatever offset the instants are written with", () => {
    fc.assert(
      fc.property(questions, ({ log, parameters }) => {
        const inUtc = log.map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
        expect(oracleReport(name, inUtc, parameters)).toEqual(oracleReport(name, log, parameters));
      }),
    );
  });
});
