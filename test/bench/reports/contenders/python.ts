import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { formatInstant } from "../../../../src/domain/instant";
import { answerOfRows, answerRowsSchema } from "../answer";
import type { Contender } from "./contender";

const greetingSchema = z.object({ version: z.string() });
const answerSchema = z.object({ seconds: z.number(), rows: answerRowsSchema });

export interface PythonContender {
  readonly name: string;
  /** Which of the modules beside this file. */
  readonly module: string;
  readonly parameters: readonly string[];
}

/** Starts a contender that runs in a Python process of its own, on two threads; its data is loaded then. */
export async function startPython(
  directory: string,
  { name, module, parameters }: PythonContender,
): Promise<Contender> {
  const serve = join(__dirname, "serve.py");
  const child = spawn(pythonOf(directory), ["-B", serve, module, ...parameters], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, POLARS_MAX_THREADS: "2" },
  });
  const ended = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${name} ended early; it said why above`);
    return JSON.parse(value);
  };
  const { version } = greetingSchema.parse(await nextLine());
  return {
    name,
    version,
    keepsSketches: false,
    mayFail: false,
    answer: async ({ from, to }) => {
      child.stdin.write(`${JSON.stringify({ from: formatInstant(from), until: formatInstant(to) })}\n`);
      const { seconds, rows } = answerSchema.parse(await nextLine());
      return { seconds, answer: answerOfRows(rows) };
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** The interpreter of the benchmark's own environment. */
export function pythonOf(directory: string): string {
  return join(directory, "python", "bin", "python");
}
