import type { Subcommand } from "./subcommand";

export const whoAmI: Subcommand = {
  name: "whoami",
  for: "everybody",
  examples: [{ text: "/caseboard whoami", does: "who you are to Caseboard, and what you may see" }],
  run: async (_words, { identity, services: { reports } }) => ({
    kind: "identity",
    identity,
    workspaceZone: await reports.source.zone(reports.workspace),
  }),
};
