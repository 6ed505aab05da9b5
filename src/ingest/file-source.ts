import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { CaseboardError, messageOf } from "../errors";

/** The bytes of a file or of standard input, unpacked where they are gzip. */
export interface ByteSource {
  /** For messages: the path as given, `-` for standard input. */
  readonly name: string;
  /** In bytes, packed; null when it cannot be known. */
  readonly size: number | null;
  /** How many bytes, packed, have been read. */
  bytesRead(): number;
  readonly chunks: AsyncIterable<Buffer>;
}

/** Opens a file, or standard input for `-`. Throws `file-unreadable`, also later while reading. */
export async function openByteSource(path: string, standardInput: Readable): Promise<ByteSource> {
  const size = path === "-" ? null : await sizeOf(path);
  const packed = path === "-" ? standardInput : createReadStream(path);
  let bytesRead = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of packed) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      bytesRead += bytes.length;
      yield bytes;
    }
  };
  return { name: path, size, bytesRead: () => bytesRead, chunks: readable(path, counted()) };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) throw new Error("it is a directory");
    return stats.size;
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function* readable(path: string, packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* await unpacked(packed);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Tells gzip by its first two bytes, whatever the file is called. */
async function unpacked(packed: AsyncGenerator<Buffer>): Promise<AsyncIterable<Buffer>> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await packed.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const whole = prepend(head, packed);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return whole;
  const gunzip = createGunzip();
  // The reader of gunzip gets every error; this callback would get it a second time.
  pipeline(Readable.from(whole), gunzip, () => undefined);
  return gunzip;
}

async function* prepend(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}

function unreadable(path: string, error: unknown): CaseboardError {
  const name = path === "-" ? "Standard input" : path;
  return new CaseboardError("file-unreadable", `${name} cannot be read: ${reasonOf(error)}.`, {
    cause: error,
    hint: "What was stored before stays; importing the repaired file again is safe.",
  });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "permission is missing";
  if (code === "Z_BUF_ERROR") return "it ends in the middle of its gzip data (truncated?)";
  if (code === "Z_DATA_ERROR") return `its gzip data is damaged (${messageOf(error)})`;
  return messageOf(error);
}
