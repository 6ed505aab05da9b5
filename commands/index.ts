import { caseboard } from "./caseboard";
import type { Command } from "./command";
import { digest } from "./digest";
import { reportCommands } from "./reports";

/** Every slash command; manifest.yml lists the same (a test compares them). */
export const commands: readonly Command[] = [...reportCommands, digest, caseboard];
