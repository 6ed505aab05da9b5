import type { Subcommand } from "./subcommand";

export const health: Subcommand = {
  name: "health",
  for: "administrators",
  examples: [{ text: "/caseboard health", does: "events, conversations, what waits or was refused" }],
  run: async (_words, { services }) => ({ kind: "health", health: await services.health() }),
};
