import type { LoadedStore } from "../database";
import type { Dataset } from "../dataset";
import type { Bench } from "../part";
import { takeTurns } from "../take-turns";
import { type Question, questions, secondsToAnswer } from "./questions";

const turns = { rounds: 9, secondsEach: 20 };

/** How long a question takes over each amount of data. */
export interface Flatness {
  readonly question: string;
  /** Median seconds, in the order of the amounts. */
  readonly medians: readonly { readonly events: number; readonly seconds: number }[];
}

/** Asks every question of every store in turns. */
export async function measureFlatness(
  stores: readonly { readonly dataset: Dataset; readonly loaded: LoadedStore }[],
  tell: Bench["tell"],
): Promise<Flatness[]> {
  const found: Flatness[] = [];
  for (const question of questions) {
    tell(`timing ${question.title}`);
    found.push({ question: question.title, medians: await mediansOf(question, stores) });
  }
  return found;
}

async function mediansOf(
  question: Question,
  stores: readonly { readonly dataset: Dataset; readonly loaded: LoadedStore }[],
): Promise<Flatness["medians"]> {
  for (const { loaded } of stores) await secondsToAnswer(loaded.uri, question);
  const timings = await takeTurns(
    stores.map(({ dataset, loaded }) => ({
      name: dataset.name,
      run: () => secondsToAnswer(loaded.uri, question),
    })),
    turns,
  );
  return timings.map(({ median }, index) => ({
    events: stores[index]?.dataset.events ?? 0,
    seconds: median,
  }));
}
