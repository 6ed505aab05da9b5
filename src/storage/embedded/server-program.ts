import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, readdir } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";

const launcher = resolve(__dirname, "../../../scripts/mongod-ferretdb");

/** The program that serves the embedded database. Each keeps its data in a folder of its own. */
export type ServerProgram =
  | { kind: "mongod"; path: string; version: string }
  | { kind: "downloaded-mongod"; directory: string }
  | { kind: "ferretdb"; path: string; version: string };

type Places = { searchPath: string; cacheDirectory: string };

/**
 * Finds the program to run: a `mongod` on the search path; else one that mongodb-memory-server downloaded
 * before; else FerretDB with DocumentDB, if set-up installed it; else one that mongodb-memory-server is to
 * download now.
 */
export async function findServerProgram({ searchPath, cacheDirectory }: Places): Promise<ServerProgram> {
  const mongod = await findExecutable("mongod", searchPath);
  if (mongod !== null) return { kind: "mongod", path: mongod, version: await readVersion(mongod) };
  const directory = join(cacheDirectory, "mongod");
  if (await holdsDownload(directory)) return { kind: "downloaded-mongod", directory };
  if (await holdsFerretdb(cacheDirectory)) {
    return { kind: "ferretdb", path: launcher, version: await readVersion(launcher) };
  }
  return { kind: "downloaded-mongod", directory };
}

async function findExecutable(name: string, searchPath: string): Promise<string | null> {
  for (const directory of searchPath.split(delimiter).filter((entry) => entry !== "")) {
    const path = join(directory, name);
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** mongodb-memory-server compares the version that it is told with the one that the program tells. */
async function readVersion(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, ["--version"]);
  return /^db version v(\d+\.\d+\.\d+)/m.exec(stdout)?.[1] ?? "unknown";
}

/** A download is whole once its checksum lies beside it. */
async function holdsDownload(directory: string): Promise<boolean> {
  return (await list(directory)).some((name) => /^mongod-.+\.md5$/.test(name));
}

async function holdsFerretdb(cacheDirectory: string): Promise<boolean> {
  const names = await list(cacheDirectory);
  return ["documentdb-", "ferretdb-"].every((piece) => names.some((name) => name.startsWith(piece)));
}

async function list(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}
