import type { Readable, Writable } from "node:stream";
import type { Digest, PauseReason } from "../domain/digests/digest";
import type { Slot } from "../domain/digests/schedule";
import type { Instant, Milliseconds } from "../domain/instant";
import type { Fetch } from "../ingest/backfill/http";
import type { Store } from "../storage/store";

/** A stream for people or programs to read. */
export interface Output extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a digest would post, or why nothing. */
export type DigestPreview =
  | {
      readonly kind: "post";
      readonly digest: Digest;
      readonly slot: Slot;
      /** As Slack gets it. */
      readonly message: object;
      /** As people see it. */
      readonly text: string;
    }
  | { readonly kind: "no-such-digest"; readonly names: readonly string[] }
  /** It would be paused instead. */
  | { readonly kind: "paused"; readonly because: PauseReason }
  /** It tells somebody's own figures, and only Slack knows whose. */
  | { readonly kind: "whose-is-unknown" };

/** What the commands of the command line work with. */
export interface CliContext {
  readonly version: string;
  readonly standardInput: Readable;
  /** Results. */
  readonly results: Output;
  /** Everything else: progress, warnings, errors. */
  readonly notes: Output;
  now(): Instant;
  /** Opens the database for a command that ends soon; `purpose` tells others what they wait for. */
  withStore<T>(purpose: string, use: (store: Store) => Promise<T>): Promise<T>;
  /** What reads from other platforms. */
  readonly platforms: {
    /** Variables of the environment about accounts there, as far as they are set. Throws `bad-configuration`. */
    settings(): Readonly<Record<string, string>>;
    readonly fetch: Fetch;
    pause(duration: Milliseconds): Promise<void>;
  };
  /** Lets the process end with this code. */
  setExitCode(code: number): void;
  /** What a digest would post. */
  previewDigest(
    store: Store,
    asked: { readonly workspace: string; readonly name: string; readonly at: Instant },
  ): Promise<DigestPreview>;
  /** Runs the bot and the HTTP API until the process is told to stop. */
  start(options: { readonly withoutSlack: boolean; readonly workspace: string }): Promise<void>;
  /** Runs the demo until the process is told to stop. */
  demo(): Promise<void>;
}

/** Writes a line of results. */
export function printResult(context: Pick<CliContext, "results">, line: string): void {
  context.results.write(`${line}\n`);
}

/** Writes a line beside the results. */
export function printNote(context: Pick<CliContext, "notes">, line: string): void {
  context.notes.write(`${line}\n`);
}
