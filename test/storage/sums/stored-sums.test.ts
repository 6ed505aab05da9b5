import fc from "fast-check";
import { ingest } from "../../../src/ingest/ingest";
import { deliveries, eventLogs } from "../../support/arbitrary-events";
import { reportParameters } from "../../support/arbitrary-parameters";
import { memorySource } from "../../support/memory-source";
import { reportJson } from "../../support/report-json";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../../support/store";

/** Each run takes several logs side by side, in workspaces of their own. */
const LOGS_A_RUN = 6;
const summed = [
  "users",
  "performance",
  "usage",
  "feedback",
  "assignments",
  "comments",
  "sla",
  "overall",
  "workload",
] as const;

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

/** The source of one workspace under whatever name it is asked. */
function sourceOf(workspace: string) {
  const { reports } = opened.store;
  return new Proxy(reports, {
    get: (target, name) => {
      const member = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (_workspace: string, ...rest: unknown[]) => Reflect.apply(member, target, [workspace, ...rest]);
    },
  });
}

const told = eventLogs().chain((log) =>
  fc.record({
    log: fc.constant(log),
    batches: deliveries(log),
    /** Before which batches days are added up; those after it are late. */
    summedBefore: fc.array(fc.nat(4), { maxLength: 3 }),
    parameters: fc.array(reportParameters(), { minLength: 2, maxLength: 2 }),
  }),
);

test("reports from stored sums are those counted from the conversations, whatever came late and however the range is cut", async () => {
  const { store } = opened;
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: LOGS_A_RUN, maxLength: LOGS_A_RUN }), async (logs) => {
      await Promise.all(
        logs.map(async ({ log, batches, summedBefore, parameters }) => {
          const workspace = freshWorkspace();
          for (const [index, batch] of batches.entries()) {
            if (summedBefore.includes(index)) await store.sumUp(workspace, () => undefined);
            await ingest(store.ingest, { workspace, candidates: candidatesOf(batch) }, 0);
          }
          const source = sourceOf(workspace);
          const memory = memorySource(log);
          const answers = () =>
            Promise.all(parameters.flatMap((asked) => summed.map((name) => reportJson(name, source, asked))));
          const expected = await Promise.all(
            parameters.flatMap((asked) => summed.map((name) => reportJson(name, memory, asked))),
          );
          expect(await answers()).toEqual(expected);
          await store.sumUp(workspace, () => undefined);
          expect(await answers()).toEqual(expected);
          expect(await source.filterValues(workspace)).toEqual(await memory.filterValues(workspace));
          expect(await collected(store.differences(workspace, () => undefined))).toEqual([]);
        }),
      );
    }),
    { numRuns: 10 },
  );
}, 1_800_000);
