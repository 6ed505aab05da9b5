import type { Role } from "../src/domain/events";
import type { Viewer } from "../src/reports/rights";

/** By what a person in Slack was recognised as a member. */
export type LinkedBy = "link" | "slack-id" | "email" | "first-owner";

/** Why a person in Slack is not recognised as a member. */
export type NotLinkedBecause =
  | "nobody-matches"
  | "several-match"
  | "email-unconfirmed"
  | "member-deleted"
  | "guest"
  | "other-company"
  | "unknown";

/** A person in Slack and who they are to Caseboard. */
export type Identity =
  | {
      readonly kind: "member";
      readonly slackUserId: string;
      readonly viewer: Viewer;
      readonly memberId: string;
      /** The member's name; null for an owner who is not in the directory. */
      readonly name: string | null;
      readonly role: Role;
      readonly linkedBy: LinkedBy;
      readonly zone: string | null;
    }
  | {
      readonly kind: "outsider";
      readonly slackUserId: string;
      readonly viewer: Viewer;
      readonly because: NotLinkedBecause;
    };
