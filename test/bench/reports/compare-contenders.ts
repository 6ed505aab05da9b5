import type { TimeRange } from "../../../src/domain/instant";
import { messageOf } from "../../../src/errors";
import type { Bench } from "../part";
import { type Timing, takeTurns } from "../take-turns";
import { firstDifference } from "./answer";
import type { Contender, TimedAnswer } from "./contenders/contender";

const turns = { rounds: 9, secondsEach: 30 };

/** A contender's times, or why it has none. */
export type Standing =
  | (Timing & { readonly version: string })
  | { readonly name: string; readonly version: string; readonly gaveUp: string };

/**
 * Asks all contenders the same, and takes their times once all have given the same answer.
 * Throws with the first difference between two answers.
 */
export async function compareContenders(
  contenders: readonly Contender[],
  range: TimeRange,
  tell: Bench["tell"],
): Promise<Standing[]> {
  const { answering, failed } = await askEach(contenders, range, tell);
  const timings = await takeTurns(
    answering.map((contender) => ({
      name: contender.name,
      run: async () => (await contender.answer(range)).seconds,
    })),
    turns,
  );
  return contenders.map(({ name, version }) => {
    const timing = timings.find((one) => one.name === name);
    return timing === undefined
      ? { name, version, gaveUp: failed.get(name) ?? "no answer" }
      : { ...timing, version };
  });
}

async function askEach(contenders: readonly Contender[], range: TimeRange, tell: Bench["tell"]) {
  const answering: Contender[] = [];
  const failed = new Map<string, string>();
  const exact = contenders.find(({ keepsSketches }) => !keepsSketches);
  if (exact === undefined) throw new Error("No contender counts exactly");
  const { answer: expected } = await exact.answer(range);
  for (const contender of contenders) {
    const asked = await ask(contender, range);
    if ("gaveUp" in asked) {
      failed.set(contender.name, asked.gaveUp);
      tell(`${contender.name}: ${asked.gaveUp}`);
      continue;
    }
    const { answer, seconds } = asked;
    tell(`${contender.name}: ${answer.rows.size} rows in ${seconds.toFixed(3)} s`);
    const difference = firstDifference(expected, answer, contender.keepsSketches ? 0.01 : 0);
    if (difference !== null) throw new DifferentAnswer(`${exact.name}, ${contender.name}: ${difference}`);
    answering.push(contender);
  }
  return { answering, failed };
}

async function ask(
  contender: Contender,
  range: TimeRange,
): Promise<TimedAnswer | { readonly gaveUp: string }> {
  const startedAt = performance.now();
  try {
    return await contender.answer(range);
  } catch (error) {
    if (!contender.mayFail) throw error;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    return { gaveUp: `no answer after ${seconds} s: ${messageOf(error)}` };
  }
}

/** Two sides answered the same question differently, so that their times mean nothing. */
export class DifferentAnswer extends Error {}
