import { nearestRank } from "../../src/domain/statistics";

/** Something whose time is taken. */
export interface Runner {
  readonly name: string;
  /** Does it once; answers the seconds it took. */
  run(): Promise<number>;
}

/** The seconds that a runner took, one entry a turn. */
export interface Timing {
  readonly name: string;
  readonly seconds: readonly number[];
  readonly median: number;
}

export interface Turns {
  readonly rounds: number;
  /** Whoever has used so many seconds takes no further turn, so that the slow do not hold up all. */
  readonly secondsEach: number;
}

/** Lets the runners take turns, A B C A B C …, so that what disturbs the machine disturbs all alike. */
export async function takeTurns(runners: readonly Runner[], turns: Turns): Promise<Timing[]> {
  const taken = runners.map((): number[] => []);
  for (let round = 0; round < turns.rounds; round += 1) {
    for (const [index, runner] of runners.entries()) {
      const seconds = taken[index] ?? [];
      const used = seconds.reduce((sum, one) => sum + one, 0);
      if (used < turns.secondsEach) seconds.push(await runner.run());
    }
  }
  return runners.map(({ name }, index) => ({
    name,
    seconds: taken[index] ?? [],
    median: median(taken[index] ?? []),
  }));
}

/** The seconds that an action took, and what it answered. */
export async function timed<T>(
  action: () => Promise<T>,
): Promise<{ readonly seconds: number; readonly value: T }> {
  const startedAt = performance.now();
  const value = await action();
  return { seconds: (performance.now() - startedAt) / 1000, value };
}

function median(values: readonly number[]): number {
  return (
    nearestRank(
      values.toSorted((left, right) => left - right),
      50,
    ) ?? Number.NaN
  );
}
