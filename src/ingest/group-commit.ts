import type { Candidate } from "./candidate";
import { type IngestResult, type Outcome, resultOf } from "./ingest";

type IngestEach = (workspace: string, candidates: readonly Candidate[]) => Promise<readonly Outcome[]>;

/** Somebody who waits until their candidates are durable. */
interface Waiting {
  readonly candidates: readonly Candidate[];
  resolve(result: IngestResult): void;
  reject(error: unknown): void;
}

/** A commit has at most so many candidates, unless one sender has more. */
const CANDIDATES_A_COMMIT = 1_000;
/** While one commit waits for the database the next one is prepared. */
const COMMITS_AT_ONCE = 2;

/**
 * Gathers what comes while commits are under way into the next one, for senders of single events: each is
 * answered once its own are durable. A sender alone does not wait for others. What is held is bounded by
 * how many requests are let in at once.
 */
export function groupCommits(
  ingestEach: IngestEach,
): (workspace: string, candidates: readonly Candidate[]) => Promise<IngestResult> {
  const waiting = new Map<string, Waiting[]>();
  const running = new Map<string, number>();

  function start(workspace: string): void {
    const queue = waiting.get(workspace) ?? [];
    while (queue.length > 0 && (running.get(workspace) ?? 0) < COMMITS_AT_ONCE) {
      running.set(workspace, (running.get(workspace) ?? 0) + 1);
      void commit(workspace, takeGroup(queue)).then(() => {
        const others = (running.get(workspace) ?? 1) - 1;
        if (others > 0) running.set(workspace, others);
        else running.delete(workspace);
        start(workspace);
      });
    }
    if (queue.length === 0) waiting.delete(workspace);
  }

  async function commit(workspace: string, group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await ingestEach(
        workspace,
        group.flatMap(({ candidates }) => candidates),
      );
      let offset = 0;
      for (const { candidates, resolve } of group) {
        resolve(resultOf(outcomesFrom(outcomes, offset, candidates.length)));
        offset += candidates.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (workspace, candidates) =>
    new Promise((resolve, reject) => {
      const queue = waiting.get(workspace) ?? [];
      queue.push({ candidates, resolve, reject });
      waiting.set(workspace, queue);
      start(workspace);
    });
}

/** Takes from the front of the queue what fits into one commit, at least one. */
function takeGroup(queue: Waiting[]): Waiting[] {
  let count = 0;
  let taken = 0;
  for (const { candidates } of queue) {
    count += candidates.length;
    if (taken > 0 && count > CANDIDATES_A_COMMIT) break;
    taken += 1;
  }
  return queue.splice(0, taken);
}

/** One sender's outcomes, with the places that their candidates had in their own request. */
function outcomesFrom(outcomes: readonly Outcome[], offset: number, length: number): Outcome[] {
  return outcomes.slice(offset, offset + length).map((outcome) => {
    if (outcome.kind === "accepted" || outcome.kind === "duplicate") return outcome;
    const { rejected } = outcome;
    return { ...outcome, rejected: { ...rejected, index: rejected.index - offset } };
  });
}
