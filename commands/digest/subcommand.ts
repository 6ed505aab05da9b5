import type { CommandInput } from "../command";
import type { Example } from "../example";
import type { Word } from "../language/words";
import type { Reply } from "../reply";

/** One thing that `/digest` does. */
export interface DigestSubcommand {
  readonly name: string;
  readonly examples: readonly Example[];
  /** Who may: every member, or those who see everyone's figures. */
  readonly for: "members" | "managers";
  /** Gets the words besides its name. Whoever changes something asks `isRepeated` first. */
  run(words: readonly Word[], input: CommandInput): Promise<Reply>;
}

/** The reply for words that do not fit; suggestions are given without the command's name. */
export function misunderstood(word: string, reason: string, suggestions: readonly string[] = []): Reply {
  return {
    kind: "not-understood",
    misunderstanding: {
      command: "/digest",
      word,
      reason,
      suggestions: suggestions.map((suggestion) => `/digest ${suggestion}`),
      examples: ["/digest list", "/digest help"],
    },
  };
}
