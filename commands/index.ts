import { caseboard } from "./caseboard";
import type { Command } from "./command";
import { perf } from "./perf";

/** Every slash command; manifest.yml lists the same (a test compares them). */
export const commands: readonly Command[] = [perf, caseboard];
