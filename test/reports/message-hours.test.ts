import { readMessageHours } from "../../src/reports/message-hours";
import { memorySource } from "../support/memory-source";
import { teamEvents } from "../support/team-events";

describe("messages by hour of the week", () => {
  const range = { from: Date.parse("2026-11-01T00:00:00Z"), to: Date.parse("2026-12-01T00:00:00Z") };

  it("are counted by the zone's wall clock, in the range only", async () => {
    const source = memorySource(teamEvents());
    const hours = await readMessageHours(source, "default", { range, filter: {}, zone: "Europe/Berlin" });
    // k1 and k3 on Thursday the 5th, k2 on Friday the 6th: one in at 11:00 in Berlin, one out before noon.
    expect(hours).toEqual([
      { weekday: 4, hour: 11, count: 4 },
      { weekday: 5, hour: 11, count: 2 },
    ]);
  });

  it("are of the chosen conversations", async () => {
    const source = memorySource(teamEvents());
    const filter = { topic: ["refund"] };
    expect(await readMessageHours(source, "default", { range, filter, zone: "UTC" })).toEqual([
      { weekday: 4, hour: 10, count: 2 },
    ]);
  });
});
