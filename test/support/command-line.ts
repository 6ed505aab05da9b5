import { PassThrough } from "node:stream";
import type { CliContext } from "../../src/cli/context";
import { runCommandLine } from "../../src/cli/program";
import { previewDigest } from "../../src/preview-digest";
import { openStore, type Store } from "../../src/storage/store";
import type { Finished } from "./caseboard";

/** The command line within the test's own process, on one open store: quick enough for many questions. */
export interface CommandLine {
  run(...words: string[]): Promise<Finished>;
  close(): Promise<void>;
}

/** No platform can be reached, unless the test says how. */
const unreachable: CliContext["platforms"] = {
  settings: () => ({}),
  fetch: () => Promise.reject(new Error("No platform can be reached here")),
  pause: async () => undefined,
};

export async function openCommandLine(uri: string, platforms = unreachable): Promise<CommandLine> {
  const store = await openStore(uri);
  return { run: (...words) => runOn(store, words, platforms), close: () => store.close() };
}

async function runOn(
  store: Store,
  words: readonly string[],
  platforms: CliContext["platforms"],
): Promise<Finished> {
  let code = 0;
  const results = collector();
  const notes = collector();
  const unavailable = () => Promise.reject(new Error("Only commands that end are run here"));
  const context: CliContext = {
    version: "0.0.0",
    standardInput: new PassThrough(),
    results: results.stream,
    notes: notes.stream,
    now: Date.now,
    withStore: (_purpose, use) => use(store),
    setExitCode: (next) => {
      code = next;
    },
    platforms,
    previewDigest,
    start: unavailable,
    demo: unavailable,
  };
  await runCommandLine(context, words);
  return { code, results: results.text(), notes: notes.text() };
}

function collector() {
  const stream = new PassThrough();
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  return { stream, text: () => Buffer.concat(parts).toString("utf8") };
}
