import { longestName } from "../../src/domain/digests/digest";
import { phrase } from "../language/phrase";
import type { DigestSubcommand } from "./subcommand";

export const add: DigestSubcommand = {
  name: "add",
  for: "managers",
  examples: [{ text: "/digest add", does: "a new one: channel, days, time, zone and contents" }],
  run: async (words) => ({
    kind: "digest-form",
    digestId: null,
    name: words.length === 0 ? null : phrase(words).slice(0, longestName),
  }),
};
