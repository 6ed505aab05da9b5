import { allHours, type Clock, timeBy } from "../domain/clock";
import type { ConversationFilter } from "../domain/conversation-filter";
import type { Directory } from "../domain/directory";
import type { CreditedTime, TimeRange } from "../domain/instant";
import type { MemberFilter } from "../domain/member-filter";

/** What to count: instants are resolved already, rights checked by the caller. */
export interface ReportSelection {
  readonly range: TimeRange;
  /** The period to compare with; null for none. */
  readonly previous: TimeRange | null;
  readonly filter: ConversationFilter;
  readonly members: MemberFilter;
  /** What times are measured by; all hours unless given. */
  readonly clock?: Clock | undefined;
}

/** How much of a log is wanted. */
export interface ListSelection {
  /** How many of the newest entries are listed, with names and texts; all unless given. Figures are of all. */
  readonly listed?: number | undefined;
}

/** How the selection's clock measures what is credited to a member. */
export function elapsedOf({ clock }: Pick<ReportSelection, "clock">, directory: Directory): CreditedTime {
  return timeBy(clock ?? allHours, directory);
}
