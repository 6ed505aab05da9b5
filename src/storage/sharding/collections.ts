/** Where each collection lives in a sharded cluster; docs/adr/sharding.md says why. */

/** All documents of a workspace have the same key, so they are on one shard. */
export const shardKey = { workspace: 1 } as const;

/** What grows with the events. */
export const shardedCollections = [
  "events",
  "conversations",
  "directory",
  "dayMarks",
  "dayRows",
  "sums",
  "contactNumbers",
  "refused",
  "threads",
  "deliveries",
  "numericIds",
] as const;

/** What stays small, or is looked for across workspaces: left on the primary shard of the database. */
export const unshardedCollections = [
  "journal",
  "tokens",
  "connections",
  "heldWebhooks",
  "workspaces",
  "expiring",
  "access",
  "settings",
  "digests",
  "alerts",
  "watches",
  "paces",
  "numericIdCounters",
  "contactCounters",
  "backfills",
  "secrets",
  "states",
] as const;
