import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MongoClient } from "mongodb";
import { openDatabaseServer } from "../../../src/storage/embedded/open-database-server";
import { findServerProgram } from "../../../src/storage/embedded/server-program";
import { readDatabaseSettings } from "../../../src/storage/embedded/settings";
import {
  descendantsOf,
  remainingAfter,
  type StartedProcess,
  startProcess,
  waitForOutput,
} from "../../support/processes";

const program = resolve(__dirname, "../../support/open-database.ts");

const { searchPath, cacheDirectory } = readDatabaseSettings(process.env, process.cwd());

let usesFerretdb: boolean;
let directory: string;
let dataDirectory: string;
let started: StartedProcess[];

beforeAll(async () => {
  usesFerretdb = (await findServerProgram({ searchPath, cacheDirectory })).kind === "ferretdb";
});

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "caseboard-open-"));
  dataDirectory = join(directory, "data");
  started = [];
});

afterEach(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

function start(kind: "server" | "command"): StartedProcess {
  const opening = startProcess(process.execPath, ["--import", "tsx", program, dataDirectory, kind]);
  started.push(opening);
  return opening;
}

/** Ends a program's standard input, on which it closes the database, and waits for its end. */
async function finish(opening: StartedProcess): Promise<number | null> {
  opening.child.stdin?.end();
  return opening.ended;
}

function open(progress: string[] = [], waitSeconds = 30) {
  return openDatabaseServer({
    ...readDatabaseSettings({ ...process.env, MONGODB_URI: "" }, process.cwd()),
    dataDirectory,
    kind: "command",
    purpose: "this test",
    onProgress: (message) => progress.push(message),
    waitSeconds,
  });
}

async function keptNotes(): Promise<number[]> {
  const server = await open();
  const client = await MongoClient.connect(server.uri);
  const kept = await client.db("kept").collection<{ _id: number }>("notes").find().toArray();
  await client.close();
  await server.close();
  return kept.map(({ _id }) => _id).sort((one, other) => one - other);
}

function numbersOf(...openings: StartedProcess[]): number[] {
  return openings.map(({ processId }) => processId).sort((one, other) => one - other);
}

describe("opening the embedded database", () => {
  it("uses MONGODB_URI as it is, without touching the data directory", async () => {
    const settings = readDatabaseSettings({ MONGODB_URI: "mongodb://db.example.com/" }, directory);
    const server = await openDatabaseServer({
      ...settings,
      kind: "command",
      purpose: "this test",
      onProgress: fail,
    });
    await server.close();
    expect(server.uri).toBe("mongodb://db.example.com/");
    expect(await readdir(directory)).toEqual([]);
  });

  it("lets two commands that start at once both do their work, one after the other", async () => {
    const commands = [start("command"), start("command")] as const;
    const codes = await Promise.all(commands.map(finish));
    expect(codes).toEqual([0, 0]);
    expect(await keptNotes()).toEqual(numbersOf(...commands));
  });

  it("lets a command use the database of a server that runs, and leaves that server running", async () => {
    const server = start("server");
    const [, address] = await waitForOutput(server, /opened (\S+) owned/);
    const command = start("command");
    await waitForOutput(command, /Using the database of “test server”/);
    expect(await finish(command)).toBe(0);
    expect(command.output()).toContain(`opened ${address} borrowed`);
    const second = start("command");
    expect(await finish(second)).toBe(0);
    expect(await finish(server)).toBe(0);
    expect(await keptNotes()).toEqual(numbersOf(server, command, second));
  });

  it("takes over from a program that was killed by force, with what it had written", async () => {
    const killed = start("server");
    await waitForOutput(killed, /opened/);
    killed.child.kill("SIGKILL");
    const next = start("command");
    expect(await finish(next)).toBe(0);
    expect(next.output()).toContain("owned");
    expect(await keptNotes()).toEqual(numbersOf(killed, next));
  });

  it("says whom it waits for, and gives up in words", async () => {
    const command = start("command");
    await waitForOutput(command, /opened/);
    const progress: string[] = [];
    const whom = `“test command” (process ${command.processId})`;
    await expect(open(progress, 1.5)).rejects.toMatchObject({
      code: "DATABASE_BUSY",
      message: expect.stringContaining(`still in use by ${whom} after 1.5 s`),
    });
    expect(progress).toEqual([`Waiting for ${whom} to finish with ${dataDirectory}.`]);
  });

  it("leaves no process and no lock when it is closed, however often", async () => {
    const before = await descendantsOf(process.pid);
    const server = await open();
    const own = (await descendantsOf(process.pid)).filter(
      ({ processId }) => !before.some((earlier) => earlier.processId === processId),
    );
    expect(own.length).toBeGreaterThan(0);
    await Promise.all([server.close(), server.close()]);
    expect(await remainingAfter(own, 2000)).toEqual([]);
    expect(await readdir(dataDirectory)).not.toContain("server.lock");
  });

  it("says that data of another kind of server is there and is not used", async () => {
    const [own, other] = usesFerretdb ? ["documentdb", "mongod"] : ["mongod", "documentdb"];
    await mkdir(join(dataDirectory, other), { recursive: true });
    const progress: string[] = [];
    await (await open(progress)).close();
    expect(progress.join()).toContain(`empty database in ${join(dataDirectory, own)}: the data in`);
    const again: string[] = [];
    await (await open(again)).close();
    expect(again.join()).not.toContain("empty database");
  });

  it("says which directory cannot be made, and what to set instead", async () => {
    await writeFile(dataDirectory, "a file in the way");
    await expect(open()).rejects.toMatchObject({
      code: "DATA_DIRECTORY_UNUSABLE",
      message: expect.stringMatching(/data cannot be made: .*CASEBOARD_DATA_DIR/),
    });
  });
});

function fail(message: string): never {
  throw new Error(`Nothing should be told, but was: ${message}`);
}
