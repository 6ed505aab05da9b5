import fc from "fast-check";
import { ingest } from "../../src/ingest/ingest";
import { usersJson } from "../../src/reports/json/users";
import type { ReportSource } from "../../src/reports/ports";
import { readUsersView } from "../../src/reports/users-report";
import { deliveries, eventLogs } from "../support/arbitrary-events";
import { memorySource } from "../support/memory-source";
import { candidatesOf, collected, type TestStore, testStore } from "../support/store";

/** Each run takes several logs side by side, in workspaces of their own, through the real database. */
const LOGS_A_RUN = 10;
const RUNS = 100;
const seed = Number(process.env.CASEBOARD_TEST_SEED ?? Date.now() % 1_000_000_000);

const everything = {
  range: { from: Date.parse("2000-01-01T00:00:00Z"), to: Date.parse("2100-01-01T00:00:00Z") },
  previous: null,
  filter: {},
  members: {},
};
const october = {
  ...everything,
  range: { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2026-11-01T00:00:00Z") },
  members: { team: ["t1"] },
};

let opened: TestStore;
let workspaces = 0;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

const delivered = eventLogs().chain((log) => deliveries(log).map((batches) => ({ log, batches })));

async function answers(source: ReportSource, workspace: string) {
  const conversations = await source.closedConversations(workspace, everything.range, {});
  const directory = await source.directory(workspace);
  return {
    everything: usersJson(await readUsersView(source, workspace, everything)),
    october: usersJson(await readUsersView(source, workspace, october)),
    closed: [...conversations].sort((left, right) => (left.id < right.id ? -1 : 1)),
    members: directory.members,
    teams: directory.teams,
    contacts: await source.contactNames(workspace, ["k1", "k2", "k3"]),
    filters: await source.filterValues(workspace),
  };
}

test(`reports are the same whatever the order, repetition and batches of deliveries (${LOGS_A_RUN * RUNS} logs, seed ${seed})`, async () => {
  const { store } = opened;
  const holds = async ({ log, batches }: { log: readonly unknown[]; batches: readonly unknown[][] }) => {
    const workspace = `any-order-${workspaces++}`;
    let accepted = 0;
    for (const batch of batches) {
      const result = await ingest(store.ingest, { workspace, candidates: candidatesOf(batch) }, 0);
      expect([result.rejected, result.conflicts]).toEqual([[], []]);
      accepted += result.accepted;
    }
    expect(accepted).toBe(log.length);
    expect(await answers(store.reports, workspace)).toEqual(await answers(memorySource(log), workspace));
    expect(await collected(store.differences(workspace, () => undefined))).toEqual([]);
  };
  const logsSideBySide = fc.array(delivered, { minLength: LOGS_A_RUN, maxLength: LOGS_A_RUN });
  await fc.assert(
    fc.asyncProperty(logsSideBySide, async (logs) => {
      await Promise.all(logs.map(holds));
    }),
    { numRuns: RUNS, seed },
  );
}, 1_800_000);

test("of deliveries with one id and other contents the first stored one holds everywhere", async () => {
  const { store } = opened;
  const workspace = "first-wins";
  const opening = (topic: string, name: string) => ({
    id: "e1",
    type: "conversation.opened",
    at: "2026-10-01T00:00:00Z",
    conversationId: "c1",
    contact: { id: "k1", name },
    by: { kind: "contact" },
    topic,
  });
  const send = (values: unknown[]) =>
    ingest(store.ingest, { workspace, candidates: candidatesOf(values) }, 0);
  const first = await send([opening("first", "Ann"), opening("second", "Bob")]);
  expect(first).toMatchObject({ accepted: 1, duplicates: 0, conflicts: [{ index: 1, id: "e1" }] });
  const again = await send([opening("third", "Cem"), opening("first", "Ann")]);
  expect(again).toMatchObject({ accepted: 0, duplicates: 1, conflicts: [{ index: 0, id: "e1" }] });
  expect((await store.reports.filterValues(workspace)).topic).toEqual(["first"]);
  expect(await store.reports.contactNames(workspace, ["k1"])).toEqual(new Map([["k1", "Ann"]]));
  expect(await store.refused.counts(workspace)).toEqual({ rejected: 0, conflicts: 2 });
});
