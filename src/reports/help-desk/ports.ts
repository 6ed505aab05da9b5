import type { Instant } from "../../domain/instant";
import type { ReportSource } from "../ports";

/** Spaces of numbers. Members and teams share one, since a report's `user` is either. */
export type NumberSpace = "people" | "mailboxes" | "tags" | "conversations" | "customers";

/** Numbers for ids that are texts, kept for good. */
export interface NumericIds {
  /** The number of each id, given now where it has none; `wishes` says which number each would like, if any. */
  numbers(
    workspace: string,
    space: NumberSpace,
    wishes: ReadonlyMap<string, number | null>,
  ): Promise<ReadonlyMap<string, number>>;
}

/** What the help-desk API tells of a workspace besides its reports. */
export interface HelpDeskFacts {
  /** In code-unit order. */
  inboxes(workspace: string): Promise<readonly string[]>;
  /** By name in code-unit order, and how many conversations bear each. */
  tags(workspace: string): Promise<readonly { readonly name: string; readonly conversations: number }[]>;
  /** How many different contacts were ever replied to by one of the members. */
  contactsHelped(workspace: string, memberIds: readonly string[]): Promise<number>;
}

/** What the help-desk API's use cases read from, for one workspace. */
export interface HelpDesk {
  readonly workspace: string;
  readonly source: ReportSource;
  readonly ids: NumericIds;
  readonly facts: HelpDeskFacts;
  readonly now: Instant;
}
