import type { Subcommand } from "./subcommand";

export const roles: Subcommand = {
  name: "roles",
  for: "administrators",
  examples: [{ text: "/caseboard roles", does: "who has which role" }],
  run: async (_words, { services }) => ({ kind: "roles", roles: await services.people.roles() }),
};
