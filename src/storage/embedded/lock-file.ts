import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import { DatabaseServerError, hasCode } from "./errors";

const lockSchema = z.strictObject({
  /** Tells two locks of one process apart. */
  token: z.string(),
  owner: z.strictObject({ processId: z.number().int().positive(), startMark: z.string().nullable() }),
  kind: z.enum(["server", "command"]),
  purpose: z.string(),
  /** Where the owner's server answers; null while it starts or stops. */
  uri: z.string().nullable(),
});

/** Who owns a data directory, as its lock file says. */
export type Lock = z.infer<typeof lockSchema>;

/** Writes the lock file if there is none. Returns false when there is one. */
export async function createLock(path: string, lock: Lock): Promise<boolean> {
  // A link appears at once and with its whole content, and only if nothing has that name.
  return withTemporaryFile(path, lock, async (temporary) => {
    try {
      await link(temporary, path);
      return true;
    } catch (error) {
      if (hasCode(error, "EEXIST")) return false;
      throw error;
    }
  });
}

/** Replaces one's own lock file. */
export async function replaceLock(path: string, lock: Lock): Promise<void> {
  await withTemporaryFile(path, lock, (temporary) => rename(temporary, path));
}

/** The lock file's content, or null when there is none. Throws when the file is not a lock. */
export async function readLock(path: string): Promise<Lock | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new DatabaseServerError(
      "DATA_DIRECTORY_UNUSABLE",
      `${path} is not a lock of this version of Caseboard. If no Caseboard runs on that directory, delete the file.`,
      error,
    );
  }
}

/** Removes this lock, and puts back any other that took its place meanwhile. */
export async function removeLock(path: string, lock: Lock): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  const removed = await readLock(aside);
  if (removed !== null && removed.token !== lock.token) await createLock(path, removed);
  await rm(aside, { force: true });
}

async function withTemporaryFile<T>(
  path: string,
  lock: Lock,
  use: (temporary: string) => Promise<T>,
): Promise<T> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    await writeFile(temporary, JSON.stringify(lock));
    return await use(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}
