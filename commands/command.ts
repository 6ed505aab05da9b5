import type { Instant } from "../src/domain/instant";
import type { Viewer } from "../src/reports/rights";
import type { Example } from "./example";
import type { Identity } from "./identity";
import type { Reply } from "./reply";
import type { Services } from "./services";

/** What a person typed, who they are, and what the command may use. */
export interface CommandInput {
  /** Everything after the command's name, as Slack sent it. */
  readonly text: string;
  readonly viewer: Viewer;
  readonly identity: Identity;
  readonly services: Services;
  readonly now: Instant;
}

/** A slash command: the shape of every file that the table in index.ts lists. */
export interface Command {
  readonly name: `/${string}`;
  /** One sentence; manifest.yml repeats it. */
  readonly summary: string;
  /** What can follow the name; manifest.yml repeats it. */
  readonly usage: string;
  readonly examples: readonly Example[];
  /** Answers in a value that names what is to be said; how it looks is decided elsewhere. */
  run(input: CommandInput): Promise<Reply>;
}
