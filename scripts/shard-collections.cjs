#!/usr/bin/env node
// Shards the large collections on a sharded MongoDB, as docs/scaling.md says. Safe to repeat.
//
// usage: MONGODB_URI=mongodb://MONGOS/caseboard node scripts/shard-collections.cjs [--dry-run]
require("tsx/cjs");
const { shardCollections } = require("../src/storage/sharding/shard-collections.ts");

const words = process.argv.slice(2);
const isDryRun = words.includes("--dry-run");
const uri = process.env.MONGODB_URI;

function refuse(code, ...lines) {
  for (const line of lines) if (line) console.error(line);
  process.exitCode = code;
}

async function run() {
  const onStep = ({ database, command }) => console.log(`${database}: ${JSON.stringify(command)}`);
  const steps = await shardCollections(uri, { isDryRun, onStep });
  if (steps === 0) console.log("Every large collection is sharded.");
  else console.log(isDryRun ? `${steps} commands would be sent.` : `${steps} commands were sent.`);
}

if (!uri || words.some((word) => word !== "--dry-run")) {
  refuse(2, "usage: MONGODB_URI=mongodb://MONGOS/caseboard node scripts/shard-collections.cjs [--dry-run]");
} else {
  run().catch((error) => refuse(1, error.message, error.hint));
}
