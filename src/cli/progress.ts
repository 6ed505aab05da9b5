import { SingleBar } from "cli-progress";
import type { Output } from "./context";

/** How far something is; drawn only on a terminal. */
export interface ProgressBar {
  update(done: number): void;
  /** Writes a line without spoiling the bar. */
  note(line: string): void;
  close(): void;
}

export interface ProgressOptions {
  readonly title: string;
  /** How much there is in all; null when it is not known. */
  readonly total: number | null;
  readonly unit: "bytes" | "conversations" | "days" | "events";
}

const BYTES_A_MEGABYTE = 1_000_000;

/** Opens a progress bar on the output; where that is no terminal, only notes are written. */
export function openProgressBar(output: Output, options: ProgressOptions): ProgressBar {
  const note = (line: string) => void output.write(`${line}\n`);
  if (output.isTTY !== true) return { update: () => undefined, note, close: () => undefined };
  const { title, total, unit } = options;
  const scale = unit === "bytes" ? BYTES_A_MEGABYTE : 1;
  const shownUnit = unit === "bytes" ? "MB" : unit;
  const scaled = (amount: number) => Math.round((amount / scale) * 10) / 10;
  const format =
    total === null
      ? `${title} {value} ${shownUnit}`
      : `${title} {bar} {percentage}% {value}/{total} ${shownUnit} {eta_formatted}`;
  const bar = new SingleBar({
    format,
    stream: output,
    hideCursor: true,
    barsize: 30,
    clearOnComplete: false,
  });
  bar.start(scaled(total ?? 0), 0);
  return {
    update: (done) => bar.update(scaled(done)),
    note: (line) => {
      output.write("\r\u001B[K");
      note(line);
    },
    close: () => bar.stop(),
  };
}
