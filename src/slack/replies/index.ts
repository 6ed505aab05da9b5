import type { AlertReply } from "../../../commands/digest/alert-reply";
import type { DigestReply } from "../../../commands/digest/reply";
import type { Reply, ReportReply } from "../../../commands/reply";
import type { Message } from "../blocks/build";
import { connectionMade, connectionsReply } from "./connections";
import { commandHelp, metricsHelp } from "./help";
import { notUnderstood, refused } from "./notices";
import {
  changed,
  healthReply,
  identityReply,
  notChanged,
  rolesReply,
  tokenCreated,
  tokensReply,
  zoneReply,
} from "./settings";
import { watchesReply } from "./watches";

/** The message for everything a command can answer, but reports and digests, which carry controls, and silence. */
export function replyMessage(
  reply: Exclude<Reply, ReportReply | DigestReply | AlertReply | { kind: "repeated" }>,
): Message {
  switch (reply.kind) {
    case "refused":
      return refused(reply.refusal);
    case "not-understood":
      return notUnderstood(reply.misunderstanding);
    case "command-help":
      return commandHelp(reply);
    case "metrics-help":
      return metricsHelp(reply);
    case "identity":
      return identityReply(reply);
    case "roles":
      return rolesReply(reply);
    case "zone":
      return zoneReply(reply);
    case "tokens":
      return tokensReply(reply);
    case "token-created":
      return tokenCreated(reply);
    case "connections":
      return connectionsReply(reply);
    case "connection-made":
      return connectionMade(reply);
    case "watches":
      return watchesReply(reply);
    case "health":
      return healthReply(reply);
    case "changed":
      return changed(reply);
    case "not-changed":
      return notChanged(reply);
  }
}
