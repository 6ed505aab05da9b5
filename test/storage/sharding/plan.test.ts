import { createConnection } from "mongoose";
import { modelsOf } from "../../../src/storage/models";
import { shardedCollections, unshardedCollections } from "../../../src/storage/sharding/collections";
import { type CollectionState, planSharding } from "../../../src/storage/sharding/plan";

const supported: CollectionState = { shardedBy: null, indexes: [["_id"], ["workspace", "kind"]] };
const done: CollectionState = { ...supported, shardedBy: ["workspace"] };

function clusterOf(state: CollectionState, over: Readonly<Record<string, CollectionState>> = {}) {
  return new Map(
    Object.entries({ ...Object.fromEntries(shardedCollections.map((name) => [name, state])), ...over }),
  );
}

test("every collection is either sharded or left whole, and none is both", () => {
  const names = Object.values(modelsOf(createConnection())).map(
    ({ collection }) => collection.collectionName,
  );
  const decided: readonly string[] = [...shardedCollections, ...unshardedCollections];
  expect(names.filter((name) => !decided.includes(name))).toEqual([]);
  expect(new Set(decided).size).toBe(decided.length);
});

test("each document of a sharded collection names its workspace, and unique indexes begin with it", () => {
  const sharded: readonly string[] = shardedCollections;
  for (const { schema, collection } of Object.values(modelsOf(createConnection()))) {
    if (!sharded.includes(collection.collectionName)) continue;
    expect([collection.collectionName, schema.path("workspace")?.isRequired]).toEqual([
      collection.collectionName,
      true,
    ]);
    const unique = schema.indexes().filter(([, options]) => options.unique);
    expect(unique.filter(([fields]) => Object.keys(fields)[0] !== "workspace")).toEqual([]);
  }
});

test("an empty database is enabled, and each large collection sharded by workspace", () => {
  const steps = planSharding("acme", new Map());
  expect(steps).toHaveLength(1 + shardedCollections.length);
  expect(steps.slice(0, 2)).toEqual([
    { database: "admin", command: { enableSharding: "acme" } },
    { database: "admin", command: { shardCollection: "acme.events", key: { workspace: 1 } } },
  ]);
});

test("a collection that has documents but no index by workspace gets one first", () => {
  const steps = planSharding("acme", clusterOf(done, { sums: { shardedBy: null, indexes: [["_id"]] } }));
  expect(steps.slice(1)).toEqual([
    {
      database: "acme",
      command: { createIndexes: "sums", indexes: [{ key: { workspace: 1 }, name: "workspace_1" }] },
    },
    { database: "admin", command: { shardCollection: "acme.sums", key: { workspace: 1 } } },
  ]);
});

test("where all is sharded nothing is left to do, also after a key was refined", () => {
  const refined = { ...done, shardedBy: ["workspace", "_id"] };
  expect(planSharding("acme", clusterOf(done, { events: refined }))).toEqual([]);
});

test("a collection sharded by another key is refused before anything is done", () => {
  const cluster = clusterOf(supported, { sums: { ...supported, shardedBy: ["_id"] } });
  expect(() => planSharding("acme", cluster)).toThrow("acme.sums is sharded by _id already");
});
