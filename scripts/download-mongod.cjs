// Downloads a mongod with mongodb-memory-server into a directory. Gives up when nothing comes within 15 s,
// and at the first refusal: set-up has another way.
//
// usage: node download-mongod.cjs DIRECTORY
const { readdirSync } = require("node:fs");

const [directory] = process.argv.slice(2);
const firstByteMilliseconds = 15_000;

process.env.MONGOMS_MAX_RETRIES = "1";

function giveUp(reason) {
  console.error(reason);
  process.exit(1);
}

function somethingCame() {
  return readdirSync(directory).some((name) => !name.endsWith(".lock"));
}

setTimeout(() => {
  if (!somethingCame()) giveUp(`Nothing came within ${firstByteMilliseconds / 1000} s.`);
}, firstByteMilliseconds).unref();

const { MongoBinary } = require("mongodb-memory-server");
MongoBinary.getPath({ downloadDir: directory }).then(console.log, (error) => giveUp(error.message));
