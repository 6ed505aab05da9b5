import { setTimeout as pause } from "node:timers/promises";
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
/** While one commit waits for the database the next one is prepared, where so many candidates wait for it. */
const CANDIDATES_WORTH_A_COMMIT = 250;
const COMMITS_AT_ONCE = 2;
/** After several senders were answered they send again soon, and are to be in one commit. In milliseconds. */
const GATHERING = 2;

/**
 * Gathers what comes while a commit is under way into the next one, for senders of single events: each is
 * answered once its own are durable. A sender alone does not wait for others. What is held is bounded by
 * how many requests are let in at once.
 */
export function groupCommits(
  ingestEach: IngestEach,
): (workspace: string, candidates: readonly Candidate[]) => Promise<IngestResult> {
  const queues = new Map<string, CommitQueue>();
  return (workspace, candidates) => {
    const queue =
      queues.get(workspace) ??
      new CommitQueue(
        (group) => ingestEach(workspace, group),
        () => queues.delete(workspace),
      );
    queues.set(workspace, queue);
    return queue.add(candidates);
  };
}

/** Those of one workspace who wait, and its commits. */
class CommitQueue {
  private readonly waiting: Waiting[] = [];
  private underWay = 0;
  private isGathering = false;

  constructor(
    private readonly ingestEach: (candidates: readonly Candidate[]) => Promise<readonly Outcome[]>,
    private readonly onIdle: () => void,
  ) {}

  add(candidates: readonly Candidate[]): Promise<IngestResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ candidates, resolve, reject });
      this.begin();
    });
  }

  private begin(): void {
    while (this.waiting.length > 0 && this.mayBegin()) {
      this.underWay += 1;
      void this.commit(takeGroup(this.waiting));
    }
    if (this.waiting.length === 0 && this.underWay === 0 && !this.isGathering) this.onIdle();
  }

  private mayBegin(): boolean {
    if (sizeOf(this.waiting) >= CANDIDATES_WORTH_A_COMMIT) return this.underWay < COMMITS_AT_ONCE;
    return this.underWay === 0 && !this.isGathering;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    try {
      answer(group, await this.ingestEach(group.flatMap(({ candidates }) => candidates)));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    this.underWay -= 1;
    if (group.length > 1 && !this.isGathering) await this.gather();
    this.begin();
  }

  private async gather(): Promise<void> {
    this.isGathering = true;
    await pause(GATHERING);
    this.isGathering = false;
  }
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

function sizeOf(queue: readonly Waiting[]): number {
  return queue.reduce((total, { candidates }) => total + candidates.length, 0);
}

function answer(group: readonly Waiting[], outcomes: readonly Outcome[]): void {
  let offset = 0;
  for (const { candidates, resolve } of group) {
    resolve(resultOf(outcomesFrom(outcomes, offset, candidates.length)));
    offset += candidates.length;
  }
}

/** One sender's outcomes, with the places that their candidates had in their own request. */
function outcomesFrom(outcomes: readonly Outcome[], offset: number, length: number): Outcome[] {
  return outcomes.slice(offset, offset + length).map((outcome) => {
    if (outcome.kind === "accepted" || outcome.kind === "duplicate") return outcome;
    const { rejected } = outcome;
    return { ...outcome, rejected: { ...rejected, index: rejected.index - offset } };
  });
}
