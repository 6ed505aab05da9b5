import { MongoClient } from "mongodb";
import { openLoadedStore } from "../database";
import type { Dataset } from "../dataset";
import type { Bench, Part } from "../part";
import { answersSection } from "./answers-section";
import { type IngestRates, ingestSection, usualSizes as ingestSizes, measureIngest } from "./ingest-rates";
import {
  type AnswersResult,
  usualSizes as answersSizes,
  measureAnswers,
  measureRebuild,
  type RebuildResult,
} from "./slack-answers";

/** How fast events come in by each way, beside the database's own rate. */
export const ingestPart: Part<IngestRates> = {
  name: "ingest",
  run: async ({ server }) => {
    const rates = await measureIngest(server.uriOf("ingest_rates"), ingestSizes);
    const different = rates.ways.find(({ differences }) => differences > 0);
    if (different !== undefined) throw new Error(`After ${different.name} verify finds differences`);
    return rates;
  },
  section: ingestSection,
};

/** What people in Slack wait for, over the largest data; how fast the smallest is made anew. */
export const answersPart: Part<{ readonly answers: AnswersResult; readonly rebuild: RebuildResult }> = {
  name: "answers",
  run: async (bench) => {
    const [smallest, largest] = [bench.datasets[0], bench.datasets.at(-1)];
    if (smallest === undefined || largest === undefined) throw new Error("There is no data to ask about");
    const rebuild = await measureRebuild(await loadedUri(bench, smallest));
    const uri = await loadedUri(bench, largest);
    bench.tell(`asking about ${largest.name}`);
    const answers = await measureAnswers(uri, answersSizes);
    const wrong = answers.asked.find(({ problem }) => problem !== null);
    if (wrong !== undefined) bench.tell(`${wrong.command}: ${wrong.problem}`);
    bench.tell(`removing ${largest.name}, which has more events now`);
    const client = await MongoClient.connect(uri);
    await client.db().dropDatabase();
    await client.close();
    return { answers, rebuild };
  },
  section: ({ answers, rebuild }) => answersSection(answers, rebuild),
};

async function loadedUri(bench: Bench, dataset: Dataset): Promise<string> {
  const { uri, store } = await openLoadedStore(bench.server, dataset, bench.tell);
  await store.close();
  return uri;
}
