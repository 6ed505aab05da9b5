import { CaseboardError } from "../../errors";
import { shardedCollections, shardKey } from "./collections";

/** What a cluster tells of one collection. */
export interface CollectionState {
  /** The fields of its shard key, in order; null while it is not sharded. */
  readonly shardedBy: readonly string[] | null;
  /** The fields of each whole (neither partial nor sparse) index, in order; null where there is no collection yet. */
  readonly indexes: readonly (readonly string[])[] | null;
}

/** A command, and the database to send it to. */
export interface ShardingStep {
  readonly database: string;
  readonly command: Readonly<Record<string, unknown>>;
}

const [keyField] = Object.keys(shardKey);

/**
 * The commands that are still needed until every large collection of the database is sharded; none when all
 * of them are. Throws `not-available` where a collection is sharded by another key.
 */
export function planSharding(
  database: string,
  states: ReadonlyMap<string, CollectionState>,
): readonly ShardingStep[] {
  const steps = shardedCollections.flatMap((name) => stepsFor(database, name, states.get(name)));
  // Not needed since MongoDB 6.0, and harmless there.
  return steps.length === 0 ? [] : [{ database: "admin", command: { enableSharding: database } }, ...steps];
}

function stepsFor(database: string, name: string, state: CollectionState | undefined): ShardingStep[] {
  const namespace = `${database}.${name}`;
  if (state?.shardedBy) {
    // A key that was refined later still begins with ours.
    if (state.shardedBy[0] === keyField) return [];
    throw new CaseboardError(
      "not-available",
      `${namespace} is sharded by ${state.shardedBy.join(", ")} already.`,
      { hint: `Reshard it by { ${keyField}: 1 } (docs/scaling.md), then run this again.` },
    );
  }
  const shard = { shardCollection: namespace, key: shardKey };
  const isSupported = !state?.indexes || state.indexes.some(([first]) => first === keyField);
  const index = { createIndexes: name, indexes: [{ key: shardKey, name: `${keyField}_1` }] };
  return [...(isSupported ? [] : [{ database, command: index }]), { database: "admin", command: shard }];
}
