import type { Db } from "mongodb";
import type { mongo } from "mongoose";
import { z } from "zod";
import { CaseboardError } from "../../errors";
import { atDatabase, connectDatabase } from "../database";
import { shardedCollections } from "./collections";
import { type CollectionState, planSharding, type ShardingStep } from "./plan";

/** What only a mongos says of itself. */
const MONGOS = "isdbgrid";

const helloSchema = z.object({ msg: z.string().optional() });
const shardedSchema = z.array(z.object({ _id: z.string(), key: z.record(z.string(), z.unknown()) }));
const indexesSchema = z.array(
  z.object({
    key: z.record(z.string(), z.unknown()),
    partialFilterExpression: z.unknown().optional(),
    sparse: z.boolean().optional(),
  }),
);

/**
 * Shards the large collections of the database of the URI, each that is not sharded yet, and tells each
 * command before it is sent. With `isDryRun` nothing is sent. Answers how many commands there were. Throws
 * `bad-configuration` where the address is not that of a mongos.
 */
export async function shardCollections(
  uri: string,
  { isDryRun, onStep }: { readonly isDryRun: boolean; readonly onStep: (step: ShardingStep) => void },
): Promise<number> {
  const connection = await connectDatabase(uri);
  try {
    const { db } = connection;
    if (db === undefined) throw new TypeError("The connection is not open");
    await requireMongos(db);
    const steps = planSharding(db.databaseName, await readStates(connection.getClient(), db));
    for (const step of steps) {
      onStep(step);
      const target = step.database === db.databaseName ? db : db.admin();
      if (!isDryRun) await atDatabase(() => target.command({ ...step.command }));
    }
    return steps.length;
  } finally {
    await connection.close();
  }
}

async function requireMongos(db: Db): Promise<void> {
  const { msg } = helloSchema.parse(await atDatabase(() => db.command({ hello: 1 })));
  if (msg === MONGOS) return;
  throw new CaseboardError("bad-configuration", "MONGODB_URI is not the address of a mongos.", {
    hint: "Only a sharded cluster has shards: set MONGODB_URI to one of its mongos. A replica set needs none of this.",
  });
}

async function readStates(client: mongo.MongoClient, db: Db): Promise<Map<string, CollectionState>> {
  const prefix = `${db.databaseName}.`;
  const namespaces = shardedCollections.map((name) => `${prefix}${name}`);
  const sharded = client.db("config").collection<{ _id: string }>("collections");
  const keys = shardedSchema.parse(
    await atDatabase(() => sharded.find({ _id: { $in: namespaces } }).toArray()),
  );
  const keyOf = new Map(keys.map(({ _id, key }) => [_id.slice(prefix.length), Object.keys(key)]));
  const present = await atDatabase(() => db.listCollections({}, { nameOnly: true }).toArray());
  const states = shardedCollections.map(async (name): Promise<[string, CollectionState]> => {
    const isThere = present.some((collection) => collection.name === name);
    return [
      name,
      { shardedBy: keyOf.get(name) ?? null, indexes: isThere ? await wholeIndexes(db, name) : null },
    ];
  });
  return new Map(await Promise.all(states));
}

async function wholeIndexes(db: Db, name: string): Promise<string[][]> {
  const indexes = indexesSchema.parse(await atDatabase(() => db.collection(name).indexes()));
  return indexes
    .filter((index) => index.partialFilterExpression === undefined && !index.sparse)
    .map(({ key }) => Object.keys(key));
}
