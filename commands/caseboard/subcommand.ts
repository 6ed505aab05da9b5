import type { CommandInput } from "../command";
import type { Example } from "../example";
import type { Word } from "../language/words";
import type { Reply } from "../reply";

/** One thing that `/caseboard` does. */
export interface Subcommand {
  readonly name: string;
  readonly examples: readonly Example[];
  /** Who may: everybody, also people who are not linked; members; or owners and admins. */
  readonly for: "everybody" | "members" | "administrators";
  /** Gets the words after its name. Whoever changes something asks `isRepeated` first. */
  run(words: readonly Word[], input: CommandInput): Promise<Reply>;
}

/** The reply for words that do not fit. */
export function misunderstood(word: string, reason: string, suggestions: readonly string[] = []): Reply {
  return {
    kind: "not-understood",
    misunderstanding: { command: "/caseboard", word, reason, suggestions, examples: ["/caseboard help"] },
  };
}
