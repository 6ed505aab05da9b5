import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createLock,
  type Lock,
  readLock,
  removeLock,
  replaceLock,
} from "../../../src/storage/embedded/lock-file";

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "caseboard-lock-"));
  path = join(directory, "server.lock");
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function lockOf(token: string): Lock {
  const owner = { processId: 1, startMark: "boot/1" };
  return { token, owner, kind: "command", purpose: "a test", uri: null };
}

describe("a lock file", () => {
  it("is made by exactly one of many who try at once", async () => {
    const tokens = Array.from({ length: 40 }, (_, index) => `try ${index}`);
    const results = await Promise.all(tokens.map((token) => createLock(path, lockOf(token))));
    expect(results.filter((created) => created)).toHaveLength(1);
    expect((await readLock(path))?.token).toBe(`try ${results.indexOf(true)}`);
  });

  it("is absent after it was removed, and leaves no other file", async () => {
    await createLock(path, lockOf("mine"));
    await replaceLock(path, { ...lockOf("mine"), uri: "mongodb://127.0.0.1:1/" });
    expect((await readLock(path))?.uri).toBe("mongodb://127.0.0.1:1/");
    await removeLock(path, lockOf("mine"));
    expect(await readLock(path)).toBeNull();
    expect(await readdir(directory)).toEqual([]);
  });

  it("is not removed in the name of another", async () => {
    await createLock(path, lockOf("theirs"));
    await removeLock(path, lockOf("mine"));
    expect((await readLock(path))?.token).toBe("theirs");
    expect(await readdir(directory)).toEqual(["server.lock"]);
  });

  it("that cannot be understood is said to be so, with what to do", async () => {
    await writeFile(path, "4711");
    await expect(readLock(path)).rejects.toMatchObject({
      code: "DATA_DIRECTORY_UNUSABLE",
      message: expect.stringContaining("delete the file"),
    });
  });
});
