/** A longer line is refused without being kept: no event of a sane sender comes near. In bytes. */
export const longestLine = 8 * 1024 * 1024;

/** How much of an over-long line is kept to show what it was, in bytes. */
const SHOWN_OF_LONG_LINE = 1_024;

/** A line of a file, without its end; numbered from 1. */
export type Line =
  | { readonly kind: "text"; readonly number: number; readonly text: string }
  | { readonly kind: "unreadable"; readonly number: number; readonly text: string; readonly reason: string };

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Splits bytes into lines (LF or CR LF, the last one with or without), in bounded memory.
 * Blank lines and a byte order mark at the start are passed over; a line that is not UTF-8 or is too
 * long comes back as unreadable.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const line = new LineBuffer();
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      line.append(chunk.subarray(start, end));
      const complete = line.take();
      if (complete) yield complete;
      start = end + 1;
    }
    line.append(chunk.subarray(start));
  }
  const last = line.take();
  if (last) yield last;
}

/** The bytes of the line being read; beyond the longest line only counted. */
class LineBuffer {
  private parts: Buffer[] = [];
  private length = 0;
  private number = 1;

  append(part: Buffer): void {
    if (part.length === 0) return;
    const keptBefore = Math.min(this.length, longestLine);
    this.length += part.length;
    if (this.length <= longestLine) this.parts.push(part);
    else if (keptBefore < longestLine || this.parts.length > 1) this.shorten(part);
  }

  /** Answers the line and begins the next one; undefined for a blank line. */
  take(): Line | undefined {
    const { length, number } = this;
    const bytes = this.parts.length === 1 && this.parts[0] ? this.parts[0] : Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    this.number += 1;
    if (length > longestLine) {
      const reason = `is longer than ${longestLine / 1024 / 1024} MiB (${length} bytes)`;
      return { kind: "unreadable", number, text: bytes.toString("utf8"), reason };
    }
    return readLine(bytes, number);
  }

  private shorten(part: Buffer): void {
    const start = Buffer.concat([...this.parts, part.subarray(0, SHOWN_OF_LONG_LINE)]);
    this.parts = [Buffer.from(start.subarray(0, SHOWN_OF_LONG_LINE))];
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function readLine(bytes: Buffer, number: number): Line | undefined {
  const hasMark = number === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const content = hasMark ? bytes.subarray(3) : bytes;
  try {
    const text = decoder.decode(content).trim();
    return text === "" ? undefined : { kind: "text", number, text };
  } catch (error) {
    const reason = error instanceof TypeError ? "is not UTF-8 text" : String(error);
    return { kind: "unreadable", number, text: content.toString("utf8"), reason };
  }
}
