import { setTimeout as pause } from "node:timers/promises";
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

/** Longer than those who were just answered are waited for. */
const settled = () => pause(20);

/** Finishes one commit after the other until all are answered. */
async function finishAll<T>(
  commits: readonly Commit[],
  answers: readonly Promise<T>[],
): Promise<readonly T[]> {
  const all = Promise.all(answers);
  let isOver = false;
  void all.finally(() => {
    isOver = true;
  });
  for (let done = 0; !isOver; ) {
    if (done < commits.length) commits[done++]?.finish();
    else await pause(1);
  }
  return all;
}

const sizes = (commits: readonly Commit[]) => commits.map(({ candidates }) => candidates.length);
const many = (count: number) => values(...Array.from({ length: count }, () => "new"));

test("a sender alone does not wait for others, also not when they come again", async () => {
  const { commits, send } = slowDatabase();
  const first = send("desk", values("new"));
  expect(commits).toHaveLength(1);
  commits[0]?.finish();
  await first;
  void send("desk", values("new"));
  expect(commits).toHaveLength(2);
});

test("what comes while a commit is under way is gathered into the next one", async () => {
  const { commits, send } = slowDatabase();
  const answers = ["a", "b", "c", "d", "e"].map((value) => send("desk", values(value)));
  expect(sizes(commits)).toEqual([1]);
  expect((await finishAll(commits, answers)).map(({ accepted }) => accepted)).toEqual([1, 1, 1, 1, 1]);
  expect(sizes(commits)).toEqual([1, 4]);
});

test("those who were answered together and send again at once are together in the next commit", async () => {
  const { commits, send } = slowDatabase();
  const sendTwice = async () => {
    await send("desk", values("new"));
    return send("desk", values("new"));
  };
  await finishAll(commits, [sendTwice(), sendTwice(), sendTwice(), sendTwice()]);
  // The first comes alone, so it is a commit behind the others.
  expect(sizes(commits)).toEqual([1, 3, 4]);
});

test("where much waits for the next commit it begins beside the one that is under way, but no third does", () => {
  const { commits, send } = slowDatabase();
  for (const size of [1, 249, 1, 300]) void send("desk", many(size));
  expect(sizes(commits)).toEqual([1, 250]);
});

test("nobody is answered before their own events are stored", async () => {
  const { commits, send } = slowDatabase();
  const answered: string[] = [];
  void send("desk", values("a")).then(() => answered.push("a"));
  void send("desk", many(250)).then(() => answered.push("b"));
  void send("desk", values("c")).then(() => answered.push("c"));
  commits[1]?.finish();
  await settled();
  expect(answered).toEqual(["b"]);
});

test("each sender learns what became of their own, by the places in their own request", async () => {
  const { commits, send } = slowDatabase();
  const alone = send("desk", values("new"));
  const first = send("desk", values("new", "bad"));
  const second = send("desk", values("again", "other", "new", "bad"));
  await finishAll(commits, [alone, first, second]);
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
  const kept = [send("desk", values("b")), send("desk", values("c"))];
  commits[0]?.fail(new Error("the database is away"));
  await expect(lost).rejects.toThrow("away");
  const answers = await finishAll(commits.slice(1), kept);
  expect(answers.map(({ accepted }) => accepted)).toEqual([1, 1]);
});

test("workspaces are never mixed in one commit", async () => {
  const { commits, send } = slowDatabase();
  await finishAll(
    commits,
    ["one", "two", "one", "two", "one", "two"].map((workspace) => send(workspace, values(workspace))),
  );
  for (const { workspace, candidates } of commits) {
    expect(candidates.every((one) => one.kind === "value" && one.value === workspace)).toBe(true);
  }
});

test("however senders come, a commit has at most 1,000 candidates or one sender, and nothing is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 20 }), async (sent) => {
      const { commits, send } = slowDatabase();
      const answers = sent.map((size) => send("desk", many(size)));
      const accepted = (await finishAll(commits, answers)).map((result) => result.accepted);
      expect(accepted).toEqual(sent);
      for (const size of sizes(commits)) expect(size <= 1_000 || sent.includes(size)).toBe(true);
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
