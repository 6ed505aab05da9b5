import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findServerProgram } from "../../src/storage/embedded/server-program";
import { freePort, type StartedProcess, startProcess, waitForOutput } from "../support/processes";

const setup = resolve(__dirname, "../../scripts/setup.sh");
const nothingAnswersHere = "https://127.0.0.1:1";
/** What a machine has before anything is set up. */
const plainTools =
  "bash cat chmod dirname env flock head id mkdir mktemp mv readlink rm sed setpriv setsid sleep tail uname node";

let directory: string;
let programs: string;
let cache: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "caseboard-setup-"));
  programs = join(directory, "programs");
  cache = join(directory, "cache");
  await mkdir(programs);
  for (const tool of plainTools.split(" ")) await symlink(whereIs(tool), join(programs, tool));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function whereIs(tool: string): string {
  return spawnSync("bash", ["-c", `command -v ${tool}`], { encoding: "utf8" }).stdout.trim();
}

async function installProgram(name: string, script: string): Promise<void> {
  const path = join(programs, name);
  await writeFile(path, `#!/bin/bash\n${script}\n`);
  await chmod(path, 0o755);
}

/** A Go whose build takes a moment and counts itself. */
async function installGo(seconds: number): Promise<void> {
  const build = `echo build >>"${directory}/builds"; printf '#!/bin/bash\\n' >"$GOBIN/ferretdb"; chmod 755 "$GOBIN/ferretdb"`;
  await installProgram("go", `${build}; sleep ${seconds}`);
}

/** What installs DocumentDB, as far as set-up can see. */
async function installDebianTools(): Promise<void> {
  await installProgram("mmdebstrap", "exit 0");
  await installProgram("bwrap", "exit 0");
}

/** A download site on this machine, whose every archive holds a mongod of a plausible size. */
async function startMirror(): Promise<{ address: string; close: () => void }> {
  const contents = join(directory, "contents");
  await mkdir(join(contents, "mongodb", "bin"), { recursive: true });
  await writeFile(join(contents, "mongodb", "bin", "mongod"), Buffer.alloc(2 ** 21, "mongod "), {
    mode: 0o755,
  });
  const archive = spawnSync("tar", ["-cz", "-C", contents, "mongodb"], { maxBuffer: 2 ** 24 }).stdout;
  const checksum = createHash("md5").update(archive).digest("hex");
  const server = createServer(({ url = "" }, answer) => {
    const body = url.endsWith(".md5") ? checksum : archive;
    answer.setHeader("content-length", body.length).end(body);
  });
  const port = await freePort();
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function run(environment: NodeJS.ProcessEnv = {}, purpose = "demo"): StartedProcess {
  return startProcess(whereIs("bash"), [setup, purpose], {
    detached: true,
    environment: {
      PATH: programs,
      HOME: directory,
      CASEBOARD_CACHE_DIR: cache,
      MONGOMS_DOWNLOAD_MIRROR: nothingAnswersHere,
      ...environment,
    },
  });
}

describe("set-up", () => {
  it("has nothing to do where MONGODB_URI is set or a mongod is on the PATH", async () => {
    const withServer = run({ MONGODB_URI: "mongodb://db.example.com/" });
    expect([await withServer.ended, withServer.output()]).toEqual([0, ""]);
    await installProgram("mongod", "exit 0");
    const withMongod = run();
    expect([await withMongod.ended, withMongod.output()]).toEqual([0, ""]);
    expect(existsSync(cache)).toBe(false);
  });

  it("installs both halves of the stand-in once, and then has nothing to do", async () => {
    await installGo(0);
    await installDebianTools();
    const first = run();
    expect(await first.ended).toBe(0);
    expect(first.output()).toMatch(
      /mongod: not to be had.*ECONNREFUSED.*stands in.*all is there after \d+ s/s,
    );
    const second = run();
    expect([await second.ended, second.output()]).toEqual([0, ""]);
  });

  it("downloads a mongod where one can be had, and installs no stand-in", async () => {
    const mirror = await startMirror();
    try {
      const said = run({ MONGOMS_DOWNLOAD_MIRROR: mirror.address, MONGOMS_USE_HTTP: "true" });
      expect([await said.ended, said.output()]).toEqual([
        0,
        expect.stringMatching(/mongod: ready after \d+ s/),
      ]);
    } finally {
      mirror.close();
    }
    const program = await findServerProgram({ searchPath: "", cacheDirectory: cache });
    expect(program.kind).toBe("downloaded-mongod");
    expect(existsSync(join(cache, "documentdb-18-1"))).toBe(false);
  });

  it("says that Go is missing, why it is needed and what to do instead, and installs nothing", async () => {
    await installDebianTools();
    const said = run();
    expect(await said.ended).toBe(1);
    expect(said.output()).toMatch(
      /No mongod is on the PATH.*go is not on the PATH.*Install Go.*MONGODB_URI/s,
    );
    expect(existsSync(join(cache, "documentdb-18-1"))).toBe(false);
  });

  it("names the packages that only root can install, where there is no apt-get", async () => {
    await installGo(0);
    const said = run();
    expect(await said.ended).toBe(1);
    expect(said.output()).toContain(
      "As root, run: apt-get install --no-install-recommends bubblewrap mmdebstrap",
    );
  });

  it("shows the end of a failed part's output, and keeps nothing of it", async () => {
    await installDebianTools();
    await installProgram("go", "echo the proxy is away >&2; exit 1");
    const said = run();
    expect(await said.ended).toBe(1);
    expect(said.output()).toMatch(/FerretDB: not to be had.*the proxy is away.*FerretDB could not be built/s);
    expect(existsSync(join(cache, "ferretdb-v2.7.0"))).toBe(false);
    expect(existsSync(join(cache, "documentdb-18-1"))).toBe(true);
  });

  it("that was killed half-way never looks finished, and is made anew", async () => {
    await installGo(30);
    await installDebianTools();
    const killed = run();
    await waitForOutput(killed, /DocumentDB: ready/);
    process.kill(-killed.processId, "SIGKILL");
    await killed.ended;
    expect(existsSync(join(cache, "ferretdb-v2.7.0"))).toBe(false);
    await installGo(0);
    expect(await run().ended).toBe(0);
    expect(existsSync(join(cache, "ferretdb-v2.7.0", "ferretdb"))).toBe(true);
    expect(spawnSync("ls", [cache], { encoding: "utf8" }).stdout).not.toContain("building");
  });

  it("waits for another set-up instead of doing the same work at the same time", async () => {
    await installGo(1);
    await installDebianTools();
    const one = run();
    await waitForOutput(one, /FerretDB: building/);
    const other = run();
    expect(await Promise.all([one.ended, other.ended])).toEqual([0, 0]);
    expect(other.output()).toContain("another set-up is at work; waiting for it");
    expect(await readFile(join(directory, "builds"), "utf8")).toBe("build\n");
  });

  it("refuses a purpose that it does not know", async () => {
    const said = run({}, "dmeo");
    expect(await said.ended).toBe(1);
    expect(said.output()).toContain("Say demo or test.");
  });
});
