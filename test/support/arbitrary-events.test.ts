import fc from "fast-check";
import { eventTypes, parseEvent } from "../../src/domain/events";
import { deliveries, type EventJson, eventLogs } from "./arbitrary-events";

const logsWithDeliveries = eventLogs().chain((log) => deliveries(log).map((batches) => ({ log, batches })));

describe("arbitrary event logs", () => {
  test("are valid by the contract, with unique ids", () => {
    fc.assert(
      fc.property(eventLogs(), (log) => {
        expect(log.map((event) => parseEvent(event)).filter((parsed) => !parsed.ok)).toEqual([]);
        expect(new Set(log.map((event) => event.id)).size).toBe(log.length);
      }),
    );
  });

  test("reach every type, conversations without an opening, and ones with two", () => {
    const logs = fc.sample(eventLogs(), { numRuns: 200, seed: 1 });
    expect(new Set(logs.flat().map((event) => event.type))).toEqual(new Set(eventTypes));
    const openings = logs.flatMap((log) => countOpenings(log));
    expect(openings).toEqual(expect.arrayContaining([0, 1, 2]));
  });
});

function countOpenings(log: readonly EventJson[]): number[] {
  const opened = log.flatMap((event) => (event.type === "conversation.opened" ? [event.conversationId] : []));
  return ["c1", "c2", "c3"].map((id) => opened.filter((each) => each === id).length);
}

describe("arbitrary deliveries", () => {
  test("bring every event of the log at least once, and nothing else", () => {
    fc.assert(
      fc.property(logsWithDeliveries, ({ log, batches }) => {
        expect(new Set(batches.flat())).toEqual(new Set(log));
      }),
    );
  });

  test("come out of order, with repeats, and in several batches", () => {
    const samples = fc.sample(logsWithDeliveries, { numRuns: 100, seed: 1 });
    expect(samples.some(({ log, batches }) => batches.flat().length > log.length)).toBe(true);
    expect(samples.some(({ batches }) => batches.length > 2)).toBe(true);
    expect(samples.some(({ log, batches }) => batches.flat()[0] !== log[0])).toBe(true);
  });
});
