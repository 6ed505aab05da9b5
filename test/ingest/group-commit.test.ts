import fc from "fast-check";
import type { Candidate } from "../../src/ingest/candidate";
import { groupCommits } from "../../src/ingest/group-commit";
import type { Outcome } from "../../src/ingest/ingest";
import { ingestEach, type resultOf } from "../../src/ingest/ingest";
import { candidatesOf, testStore } from "../support/store";

interface Commit {
  readonly workspace: string;
  readonly candidates: readonly Candidate[];
  finish(): void;
  fail(error: Error): void;
}

const values = (...given: readonly unknown[]) => candidatesOf(given);

/** What a candidate of the test asks to become. */
function outcomeOf(candidate: Candidate, index: number): Outcome {
  const wanted = candidate.kind === "value" ? String(candidate.value) : "";
  const rejected = { index, id: wanted, problems: [] };
  if (wanted === "bad") return { kind: "rejected", rejected };
  if (wanted === "other") return { kind: "conflict", rejected };
  return { kind: wanted === "again" ? "duplicate" : "accepted" };
}

/** Group commits on a database that answers when it is told to. */
function slowDatabase() {
  const commits: Commit[] = [];
  const send = groupCommits(
    (workspace, candidates) =>
      new Promise((resolve, reject) => {
        commits.push({
          workspace,
          candidates,
          finish: () => resolve(candidates.map(outcomeOf)),
          fail: reject,
        });
      }),
  );
  return { commits, send };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a sender alone does not wait for others", () => {
  const { commits, send } = slowDatabase();
  void send("desk", values("new"));
  expect(commits).toHaveLength(1);
});

test("what comes while two commits are under way is gathered into one", async () => {
  const { commits, send } = slowDatabase();
  const answers = ["a", "b", "c", "d", "e"].map((value) => send("desk", values(value)));
  expect(commits.map(({ candidates }) => candidates.length)).toEqual([1, 1]);
  commits[0]?.finish();
  await settled();
  expect(commits.map(({ candidates }) => candidates.length)).toEqual([1, 1, 3]);
  for (const { finish } of commits) finish();
  expect((await Promise.all(answers)).map(({ accepted }) => accepted)).toEqual([1, 1, 1, 1, 1]);
});

test("nobody is answered before their own events are stored", async () => {
  const { commits, send } = slowDatabase();
  const answered: string[] = [];
  for (const value of ["a", "b", "c"]) void send("desk", values(value)).then(() => answered.push(value));
  commits[1]?.finish();
  await settled();
  expect(answered).toEqual(["b"]);
});

test("each sender learns what became of their own, by the places in their own request", async () => {
  const { commits, send } = slowDatabase();
  void send("desk", values("new"));
  void send("desk", values("new"));
  const first = send("desk", values("new", "bad"));
  const second = send("desk", values("again", "other", "new", "bad"));
  for (let done = 0; done < commits.length; done += 1) {
    commits[done]?.finish();
    await settled();
  }
  const bad = (index: number) => ({ index, id: "bad", problems: [] });
  expect(await first).toEqual({ accepted: 1, duplicates: 0, conflicts: [], rejected: [bad(1)] });
  expect(await second).toEqual({
    accepted: 1,
    duplicates: 1,
    conflicts: [{ index: 1, id: "other", problems: [] }],
    rejected: [bad(3)],
  });
});

test("a commit that fails fails for all in it, and the next one is made", async () => {
  const { commits, send } = slowDatabase();
  const lost = send("desk", values("a"));
  const kept = send("desk", values("b"));
  const later = send("desk", values("c"));
  commits[0]?.fail(new Error("the database is away"));
  await expect(lost).rejects.toThrow("away");
  await settled();
  for (const { finish } of commits.slice(1)) finish();
  expect([(await kept).accepted, (await later).accepted]).toEqual([1, 1]);
});

test("workspaces are never mixed in one commit", async () => {
  const { commits, send } = slowDatabase();
  for (const workspace of ["one", "two", "one", "two", "one", "two"]) void send(workspace, values(workspace));
  for (let done = 0; done < commits.length; done += 1) {
    commits[done]?.finish();
    await settled();
  }
  for (const { workspace, candidates } of commits) {
    expect(candidates.every((one) => one.kind === "value" && one.value === workspace)).toBe(true);
  }
});

test("however senders come, a commit has at most 1,000 candidates or one sender, and nothing is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 20 }), async (sizes) => {
      const { commits, send } = slowDatabase();
      const answers = sizes.map((size) => send("desk", values(...Array.from({ length: size }, () => "new"))));
      for (let done = 0; done < commits.length; done += 1) {
        commits[done]?.finish();
        await settled();
      }
      expect((await Promise.all(answers)).map(({ accepted }) => accepted)).toEqual(sizes);
      for (const { candidates } of commits) {
        expect(candidates.length <= 1_000 || sizes.includes(candidates.length)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test("many senders of single events at once: all is stored once and derived as from the log", async () => {
  const { store, close } = await testStore();
  try {
    const send = groupCommits((workspace, candidates) =>
      ingestEach(store.ingest, { workspace, candidates }, Date.parse("2026-11-20T12:00:00Z")),
    );
    const events = Array.from({ length: 300 }, (_, index) => ({
      id: `e${index % 250}`,
      type: index % 250 < 20 ? "conversation.opened" : "message.received",
      at: new Date(Date.parse("2026-11-20T09:00:00Z") + (index % 250) * 1_000).toISOString(),
      conversationId: `c${index % 20}`,
      ...(index % 250 < 20 && { contact: { id: "k1" }, by: { kind: "contact" } }),
    }));
    const results = await Promise.all(events.map((event) => send("desk", candidatesOf([event]))));
    const sum = (pick: (result: ReturnType<typeof resultOf>) => number) =>
      results.reduce((total, result) => total + pick(result), 0);
    expect(sum(({ accepted }) => accepted)).toBe(250);
    expect(await store.log.count("desk")).toBe(250);
    for await (const difference of store.differences("desk", () => undefined)) expect(difference).toBeNull();
  } finally {
    await close();
  }
});
