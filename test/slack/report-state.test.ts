import { openReportStates, type ReportState } from "../../src/slack/report-state";
import { memoryExpiring } from "../support/memory-stores";

const state: ReportState = {
  kind: "report",
  request: {
    report: "users",
    members: { user: ["m-1"] },
    entries: {},
    range: { kind: "preset", preset: "today" },
    filter: {},
    compare: false,
  },
  statistic: "avg",
  page: 0,
};
const DAY = 24 * 3_600_000;

describe("what a report message remembers", () => {
  it("comes back by its token, for 30 days after it was last used", async () => {
    let now = 0;
    const states = openReportStates(memoryExpiring(), "w", { reportTime: () => 0, realTime: () => now });
    const token = await states.save(state);
    now = 29 * DAY;
    expect(await states.load(token)).toEqual(state);
    await states.save(state);
    now = 58 * DAY;
    expect(await states.load(token)).toEqual(state);
    now = 60 * DAY;
    expect(await states.load(token)).toBeNull();
  });

  it("equal reports share a token, different ones do not, and it fits into a block's id", async () => {
    const states = openReportStates(memoryExpiring(), "w", { reportTime: () => 0, realTime: () => 0 });
    const token = await states.save(state);
    expect(await states.save({ ...state })).toBe(token);
    expect(await states.save({ ...state, page: 1 })).not.toBe(token);
    expect(token).toMatch(/^[\w-]{22}$/);
  });

  it("is of one workspace only", async () => {
    const store = memoryExpiring();
    const clocks = { reportTime: () => 0, realTime: () => 0 };
    const token = await openReportStates(store, "w", clocks).save(state);
    expect(await openReportStates(store, "other", clocks).load(token)).toBeNull();
  });

  it("is not believed when what was kept is no report", async () => {
    const store = memoryExpiring();
    const states = openReportStates(store, "w", { reportTime: () => 0, realTime: () => 0 });
    const token = "A".repeat(22);
    for (const text of ['{"kind":"report"}', "null", JSON.stringify({ ...state, page: -1 })]) {
      await store.put(`report/w/${token}`, text, new Date(DAY));
      expect(await states.load(token)).toBeNull();
    }
  });
});
