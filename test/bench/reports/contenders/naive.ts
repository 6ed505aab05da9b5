import { MongoClient } from "mongodb";
import { z } from "zod";
import { buildDirectory } from "../../../../src/domain/directory";
import type { TimeRange } from "../../../../src/domain/instant";
import { type EventDocument, eventOfDocument } from "../../../../src/storage/event-document";
import { entriesOf } from "../../../support/folded-log";
import { workspace } from "../../database";
import { timed } from "../../take-turns";
import { answerOfRows } from "../answer";
import type { Contender } from "./contender";
import { foldingPipeline } from "./naive-pipeline";
import { type FoldedState, poolStates } from "./naive-pool";

const MOST_MILLISECONDS = 180_000;

const buildSchema = z.object({
  version: z.string(),
  ferretdb: z.object({ version: z.string() }).optional(),
});

/**
 * What one would write without anything derived: the raw events of the same server folded by an aggregation,
 * and pooled by whoever asked.
 */
export async function openNaive(uri: string): Promise<Contender> {
  const client = await MongoClient.connect(uri);
  const { version, ferretdb } = buildSchema.parse(await client.db().command({ buildInfo: 1 }));
  return {
    name: "Aggregation over the raw events, same server",
    version: ferretdb ? `FerretDB ${ferretdb.version}` : `MongoDB ${version}`,
    keepsSketches: false,
    mayFail: true,
    answer: async (range) => {
      const { seconds, value } = await timed(() => answerNaively(client, range));
      return { seconds, answer: answerOfRows(value) };
    },
    close: () => client.close(),
  };
}

async function answerNaively(client: MongoClient, range: TimeRange) {
  const events = client.db().collection<EventDocument>("events");
  const states = await events
    .aggregate<FoldedState>(foldingPipeline(workspace, range), {
      allowDiskUse: true,
      maxTimeMS: MOST_MILLISECONDS,
    })
    .toArray();
  const directory = await events
    .find({ workspace, type: { $in: ["team.upserted", "user.upserted", "user.deleted"] } })
    .toArray();
  return poolStates(states, buildDirectory(entriesOf(directory.map(eventOfDocument))));
}
