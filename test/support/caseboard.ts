import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { scripts } from "../../package.json";
import { type StartedProcess, startProcess, waitForOutput } from "./processes";

/** The words by which npm starts it: Node's flags, then the program. */
const started = scripts.caseboard.split(" ").slice(1);
export const program = [...started.slice(0, -1), resolve(__dirname, "../..", started.at(-1) ?? "")];

/** What a finished command line left. */
export interface Finished {
  readonly code: number | null;
  readonly results: string;
  readonly notes: string;
}

export interface CommandEnvironment {
  readonly uri: string;
  /** Standard input; empty unless given. */
  readonly input?: Buffer | string;
  /** Further variables of its environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs `caseboard` to its end, as an operator would, on this database. */
export async function caseboard(
  words: readonly string[],
  { uri, input = "", variables = {} }: CommandEnvironment,
): Promise<Finished> {
  const child = spawn(process.execPath, [...program, ...words], {
    env: { ...environmentFor(uri), ...variables },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((settle) => child.on("close", settle));
  const [code, results, notes] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, results, notes };
}

/** Starts `caseboard` and leaves it running. */
export function startCaseboard(
  words: readonly string[],
  uri: string,
  variables: Readonly<Record<string, string>> = {},
): StartedProcess {
  const environment = { ...environmentFor(uri), ...variables };
  return startProcess(process.execPath, [...program, ...words], { environment });
}

/** Starts `caseboard start --without-slack` on a free port; answers where it listens. */
export async function startApi(uri: string): Promise<StartedProcess & { readonly url: string }> {
  const started = startCaseboard(["start", "--without-slack"], uri);
  const [, port] = await waitForOutput(started, /"port":(\d+)/);
  return { ...started, url: `http://127.0.0.1:${port}` };
}

function environmentFor(uri: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, MONGODB_URI: uri, PORT: "0" };
}
