import type { BackfillPosition, BackfillPositions } from "../../../src/ingest/backfill/position";
import { type BackfillListener, runBackfill } from "../../../src/ingest/backfill/run-backfill";
import type { BackfillPage, BackfillSource } from "../../../src/ingest/backfill/source";
import { valuesOf } from "../../../src/ingest/backfill/values";
import type { Candidate } from "../../../src/ingest/candidate";

const since = Date.parse("2026-11-01T00:00:00Z");
const started = Date.parse("2026-11-05T10:00:00Z");

/** Pages by their cursor; the first under `start`. */
function sourceOf(pages: Readonly<Record<string, Partial<BackfillPage>>>) {
  const read: { cursor: string | null; since: number; until: number }[] = [];
  const source: BackfillSource = {
    platform: "help-scout",
    title: "Example",
    variables: {
      EXAMPLE_KEY: { meaning: "the key" },
      EXAMPLE_URL: { meaning: "where", fallback: "http://x" },
    },
    authorization: { kind: "fixed", headers: () => ({}), remedy: "" },
    readPage: async ({ cursor, since: from, until }) => {
      read.push({ cursor, since: from, until });
      const page = pages[cursor ?? "start"];
      if (page === undefined) throw new Error(`No page ${cursor}`);
      return { events: [], unreadable: [], cursor: null, conversations: 1, total: 3, ...page };
    },
  };
  return { source, read };
}

function positionsOf(start: BackfillPosition | null = null) {
  let kept = { position: start, version: start === null ? 0 : 4 };
  const positions: BackfillPositions = {
    read: async () => kept,
    replace: async (_workspace, _platform, { position, expectedVersion }) => {
      if (expectedVersion !== kept.version) return false;
      kept = { position, version: expectedVersion + 1 };
      return true;
    },
  };
  return { positions, kept: () => kept.position };
}

function run(
  source: BackfillSource,
  positions: BackfillPositions,
  options: { failAt?: number; now?: number } = {},
) {
  const told: string[] = [];
  const batches: (readonly Candidate[])[] = [];
  const listener: BackfillListener = {
    onStart: (_, isResumed) => void told.push(isResumed ? "resumed" : "new"),
    onProgress: (conversations, total) => void told.push(`${conversations}/${total}`),
    onNote: (note) => void told.push(note),
    onRejected: (origin) => void told.push(`rejected ${origin}`),
  };
  const ports = {
    positions,
    ingest: async (candidates: readonly Candidate[]) => {
      if (options.failAt === batches.length) throw new Error("killed");
      batches.push(candidates);
      const rejected = candidates.flatMap((candidate, index) =>
        candidate.kind === "unreadable" ? [{ index, id: null, problems: candidate.problems }] : [],
      );
      return { accepted: candidates.length - rejected.length, duplicates: 0, conflicts: [], rejected };
    },
    outside: {
      fetch,
      now: () => options.now ?? started,
      pause: async () => undefined,
      timeLimit: 1_000,
      onWait: () => undefined,
    },
  };
  const counts = runBackfill(ports, { source, values: {}, workspace: "acme", since }, listener);
  return { counts, told, batches };
}

const threePages = {
  start: { events: [{ id: "a" }], cursor: "two" },
  two: { events: [{ id: "b" }, { id: "c" }], cursor: "three" },
  three: { events: [{ id: "d" }], notes: ["No ratings."] },
};

test("page after page is stored, then the position noted", async () => {
  const { source, read } = sourceOf(threePages);
  const { positions, kept } = positionsOf();
  const { counts, told } = run(source, positions);
  expect(await counts).toEqual({ accepted: 4, duplicates: 0, conflicts: 0, rejected: 0 });
  expect(told).toEqual(["new", "1/3", "2/3", "No ratings.", "3/3"]);
  expect(read.map(({ cursor }) => cursor)).toEqual([null, "two", "three"]);
  expect(kept()).toEqual({ since, until: started, cursor: null, isDone: true, conversations: 3 });
});

test("a note that comes with several pages, or twice with one, is told once in each run", async () => {
  const { source } = sourceOf({
    start: { cursor: "two", notes: ["No closings.", "No closings."] },
    two: { cursor: "three", notes: ["No closings.", "No ratings."] },
    three: { notes: ["No closings.", "No ratings."] },
  });
  const { positions } = positionsOf();
  for (const _run of ["first", "again"]) {
    const { counts, told } = run(source, positions);
    await counts;
    expect(told).toEqual(["new", "No closings.", "1/3", "No ratings.", "2/3", "3/3"]);
  }
});

test("after a death the next run reads the page that was under way again, for the same time", async () => {
  const { source, read } = sourceOf(threePages);
  const { positions } = positionsOf();
  await expect(run(source, positions, { failAt: 1 }).counts).rejects.toThrow("killed");
  const second = run(source, positions, { now: started + 3_600_000 });
  expect(await second.counts).toMatchObject({ accepted: 3 });
  expect(second.told).toEqual(["resumed", "2/3", "No ratings.", "3/3"]);
  expect(read.map(({ cursor }) => cursor)).toEqual([null, "two", "two", "three"]);
  expect(new Set(read.map(({ until }) => until))).toEqual(new Set([started]));
});

test("a finished back-fill, and one since another date, begin anew", async () => {
  const unfinished = {
    since: since - 1,
    until: started - 1,
    cursor: "three",
    isDone: false,
    conversations: 2,
  };
  for (const before of [unfinished, { ...unfinished, since, cursor: null, isDone: true }]) {
    const { source, read } = sourceOf(threePages);
    const { positions } = positionsOf(before);
    const { counts, told } = run(source, positions);
    expect(await counts).toMatchObject({ accepted: 4 });
    expect(told[0]).toBe("new");
    expect(read[0]).toEqual({ cursor: null, since, until: started });
  }
});

test("two runs at once: the one that is overtaken ends, in words", async () => {
  const { positions } = positionsOf();
  const { source } = sourceOf(threePages);
  const overtaking: BackfillSource = {
    ...source,
    readPage: async (reading) => {
      await run(source, positions).counts;
      return source.readPage(reading);
    },
  };
  await expect(run(overtaking, positions).counts).rejects.toMatchObject({
    code: "too-contended",
    message: expect.stringMatching(/Another back-fill of Example/),
  });
});

test("a platform that answers the same page for ever is stopped", async () => {
  const { source } = sourceOf({ start: { cursor: "two" }, two: { cursor: "two" } });
  await expect(run(source, positionsOf().positions).counts).rejects.toMatchObject({
    code: "platform-unavailable",
  });
});

test("what is not as documented is kept as refused, and the page goes on; big pages go in batches", async () => {
  const value = { id: 7, createdAt: "soon" };
  const problems = [{ field: "createdAt", reason: "must be a date-time" }];
  const events = Array.from({ length: 5_001 }, (_, index) => ({ id: `e${index}` }));
  const { source } = sourceOf({ start: { events, unreadable: [{ origin: "example:7", value, problems }] } });
  const { counts, told, batches } = run(source, positionsOf().positions);
  expect(await counts).toMatchObject({ accepted: 5_001, rejected: 1 });
  expect(told).toContain("rejected example:7");
  expect(batches.map((batch) => batch.length)).toEqual([5_000, 2]);
  expect(batches[1]?.[1]).toEqual({
    kind: "unreadable",
    text: '{"id":7,"createdAt":"soon"}',
    problems,
    origin: "example:7",
  });
});

test("every variable that is missing is named with what it is; a fallback holds where there is one", () => {
  const { source } = sourceOf({});
  expect(valuesOf(source, { EXAMPLE_KEY: "k", OTHER: "o" })).toEqual({
    EXAMPLE_KEY: "k",
    EXAMPLE_URL: "http://x",
  });
  expect(() => valuesOf(source, {})).toThrow(
    "The environment does not say how to reach Example:\n  EXAMPLE_KEY: the key",
  );
});
