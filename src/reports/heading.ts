import type { ConversationFilter } from "../domain/conversation-filter";
import { type Directory, memberName } from "../domain/directory";
import type { Instant } from "../domain/instant";
import type { LocalDate } from "../domain/period";
import { datesOf, describeRange } from "../domain/range";
import { previousOf, type UsersRequest } from "./request";

/** What a report's title says: whose figures, of when, in which zone, with which filters. */
export interface Heading {
  /** Names of the members and teams chosen; empty for everyone. */
  readonly who: readonly string[];
  /** The range as it was asked for, such as `last 30 days`. */
  readonly range: string;
  readonly dates: { readonly first: LocalDate; readonly last: LocalDate };
  /** The dates of the period before, when figures are set against it. */
  readonly previousDates: { readonly first: LocalDate; readonly last: LocalDate } | null;
  readonly zone: string;
  /** The filters that are set, but those of members, by name. */
  readonly filters: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** What times are measured by, in words; null where that need not be said. */
  readonly clock?: string | null;
  /** Whether it is of this moment, in place of the range. */
  readonly isNow?: boolean;
}

const filterNames = ["inbox", "channel", "tag", "topic"] as const satisfies (keyof ConversationFilter)[];

/** Puts a request's title together. */
export function headingOf(
  request: Pick<UsersRequest, "members" | "range" | "previous" | "filter">,
  context: {
    readonly directory: Directory;
    readonly now: Instant;
    readonly zone: string;
    readonly compares: boolean;
  },
): Heading {
  const { directory, now, zone } = context;
  const teams = (request.members.team ?? []).map((teamId) => directory.team(teamId)?.name ?? teamId);
  const users = (request.members.user ?? []).map((userId) => memberName(directory, userId));
  return {
    who: [...users, ...teams],
    range: describeRange(request.range),
    dates: datesOf(request.range, now, zone),
    previousDates: context.compares ? datesOf(previousOf(request, now, zone), now, zone) : null,
    zone,
    filters: filterNames.flatMap((name) => {
      const values = request.filter[name];
      return values === undefined ? [] : [{ name, values }];
    }),
  };
}
