import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  connect,
  type LaunchedServer,
  launcherIsInstalled,
  launcherPath,
  launchServer,
} from "../support/launcher";
import { descendantsOf, freePort, remainingAfter, startProcess } from "../support/processes";

const stopLimitMilliseconds = 2000;

let dataDirectory: string;

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "caseboard-launcher-"));
});

afterEach(async () => {
  await rm(dataDirectory, { recursive: true, force: true });
});

/** Writes without a pause until the server is gone; resolves with the numbers that were acknowledged. */
async function writeUntilGone({ notes, client }: LaunchedServer): Promise<number[]> {
  const acknowledged: number[] = [];
  try {
    for (let number = 1; ; number++) {
      await notes.insertOne({ _id: number });
      acknowledged.push(number);
    }
  } catch {
    return acknowledged;
  } finally {
    await client.close(true);
  }
}

async function keptNumbers(): Promise<Set<number>> {
  const again = await launchServer(dataDirectory);
  const kept = await again.notes.find().toArray();
  await again.client.close();
  again.server.child.kill("SIGTERM");
  await again.server.ended;
  return new Set(kept.map(({ _id }) => _id));
}

async function expectKept(acknowledged: readonly number[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThan(0);
  const kept = await keptNumbers();
  expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function describeLife(): void {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "stops within 2 s of %s in the middle of writes, leaves no process and keeps what it acknowledged",
    async (signal) => {
      const launched = await launchServer(dataDirectory);
      const writing = writeUntilGone(launched);
      await pause(300);
      const processes = await descendantsOf(launched.server.processId);
      expect(processes.length).toBeGreaterThan(5);
      launched.server.child.kill(signal);
      expect(await remainingAfter(processes, stopLimitMilliseconds)).toEqual([]);
      expect(await launched.server.ended).toBe(0);
      await expectKept(await writing);
    },
  );

  it("killed by force leaves no process and keeps what it acknowledged", async () => {
    const launched = await launchServer(dataDirectory);
    const writing = writeUntilGone(launched);
    await pause(300);
    const processes = await descendantsOf(launched.server.processId);
    launched.server.child.kill("SIGKILL");
    expect(await remainingAfter(processes, stopLimitMilliseconds)).toEqual([]);
    await expectKept(await writing);
  });

  it("ends when the process that started it is killed by force", async () => {
    const port = String(await freePort());
    // The second command keeps the shell from handing its process over to the launcher.
    const command = `"${launcherPath}" --port ${port} --dbpath "${dataDirectory}"; exit`;
    const launched = await connect(startProcess("bash", ["-c", command]));
    const writing = writeUntilGone(launched);
    await pause(300);
    const processes = await descendantsOf(launched.server.processId);
    launched.server.child.kill("SIGKILL");
    expect(await remainingAfter(processes, stopLimitMilliseconds)).toEqual([]);
    await expectKept(await writing);
  });

  it("stops while it is still starting", async () => {
    const port = String(await freePort());
    const server = startProcess(launcherPath, ["--port", port, "--dbpath", dataDirectory]);
    await pause(60);
    const processes = await descendantsOf(server.processId);
    server.child.kill("SIGTERM");
    await server.ended;
    expect(await remainingAfter(processes, stopLimitMilliseconds)).toEqual([]);
    expect(await keptNumbers()).toEqual(new Set());
  });

  it("lets no second server write to its data directory", async () => {
    const launched = await launchServer(dataDirectory);
    const port = String(await freePort());
    const second = startProcess(launcherPath, ["--port", port, "--dbpath", dataDirectory]);
    expect(await second.ended).not.toBe(0);
    expect(second.output()).toContain(`The data directory ${dataDirectory} is in use by another server`);
    await launched.notes.insertOne({ _id: 1 });
    await launched.client.close();
    launched.server.child.kill("SIGTERM");
    expect(await launched.server.ended).toBe(0);
    expect(await keptNumbers()).toEqual(new Set([1]));
  });

  it("writes nothing outside its data directory's two entries", async () => {
    await keptNumbers();
    expect((await readdir(dataDirectory)).sort()).toEqual(["mongod.lock", "postgresql"]);
  });
}

if (launcherIsInstalled()) {
  describe("the launched server", describeLife);
} else {
  it("is installed by set-up only where no mongod can be had", () => {
    expect(launcherIsInstalled()).toBe(false);
  });
}
