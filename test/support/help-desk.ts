import type { HelpDeskDependencies } from "../../src/http/help-desk/routes";
import { memorySource } from "./memory-source";

/** The help-desk API of a workspace without anything, into which no token lets anybody. */
export function emptyHelpDesk(): HelpDeskDependencies {
  return {
    source: memorySource([]),
    ids: {
      numbers: async (_workspace, _space, wishes) =>
        new Map([...wishes.keys()].map((id, index) => [id, index + 2])),
    },
    facts: { inboxes: async () => [], tags: async () => [], contactsHelped: async () => 0 },
    tokens: { secret: "a secret", authenticate: async () => undefined, whileValid: async () => undefined },
    publicUrl: null,
    limits: { requestsAMinute: 100, requestsAtOnce: 10, tokensAMinute: 100 },
  };
}
