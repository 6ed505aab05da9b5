import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findServerProgram } from "../../../src/storage/embedded/server-program";

let directory: string;
let cacheDirectory: string;
let programs: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "caseboard-program-"));
  cacheDirectory = join(directory, "cache");
  programs = join(directory, "programs");
  await mkdir(join(cacheDirectory, "mongod"), { recursive: true });
  await mkdir(programs);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function find() {
  return findServerProgram({ searchPath: `${join(directory, "none")}:${programs}`, cacheDirectory });
}

async function installFallback(): Promise<void> {
  await mkdir(join(cacheDirectory, "documentdb-18-1"));
  await mkdir(join(cacheDirectory, "ferretdb-v2.7.0"));
}

async function download(): Promise<void> {
  await writeFile(join(cacheDirectory, "mongod", "mongod-x64-debian-8.2.6.md5"), "");
}

describe("the program that serves the embedded database", () => {
  it("is to be downloaded when there is none", async () => {
    expect(await find()).toEqual({ kind: "downloaded-mongod", directory: join(cacheDirectory, "mongod") });
  });

  it("is FerretDB when both of its halves are installed and nothing was downloaded", async () => {
    await mkdir(join(cacheDirectory, "ferretdb-v2.7.0"));
    expect((await find()).kind).toBe("downloaded-mongod");
    await mkdir(join(cacheDirectory, "documentdb-18-1"));
    expect(await find()).toMatchObject({ kind: "ferretdb", version: "7.0.77" });
  });

  it("is a downloaded mongod rather than FerretDB, once the download is whole", async () => {
    await installFallback();
    await writeFile(join(cacheDirectory, "mongod", "mongod-x64-debian-8.2.6"), "");
    expect((await find()).kind).toBe("ferretdb");
    await download();
    expect((await find()).kind).toBe("downloaded-mongod");
  });

  it("is a mongod on the search path before all others, with the version that it tells", async () => {
    await installFallback();
    await download();
    const path = join(programs, "mongod");
    await writeFile(path, "#!/bin/sh\necho 'db version v6.0.9'\n", { mode: 0o755 });
    expect(await find()).toEqual({ kind: "mongod", path, version: "6.0.9" });
  });

  it("is never a file on the search path that cannot be run", async () => {
    await writeFile(join(programs, "mongod"), "", { mode: 0o644 });
    expect((await find()).kind).toBe("downloaded-mongod");
  });
});
