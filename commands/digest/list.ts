import { type DigestSubcommand, misunderstood } from "./subcommand";

export const list: DigestSubcommand = {
  name: "list",
  for: "members",
  examples: [{ text: "/digest list", does: "all digests, when each comes next, and what came of the last" }],
  run: async ([word]) =>
    word === undefined
      ? { kind: "digest-list" }
      : misunderstood(word.typed, "After list comes nothing more.", ["list"]),
};
