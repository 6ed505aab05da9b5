import { usersFigures } from "../../src/domain/metrics";
import type { Heading } from "../../src/reports/heading";
import type { Figures, UsersView, UsersViewRow } from "../../src/reports/users-report";
import type { CardOutcome } from "../../src/slack/replies/card";
import type { TableOutcome } from "../../src/slack/replies/table";

/** Names that try to be more than names. */
export const hostileNames: Readonly<Record<string, string>> = {
  "a channel ping": "<!channel> <!here> @everyone",
  "a mention": "<@U0OLIVIA> &lt;@U0OLIVIA&gt;",
  "a link": "<https://evil.example|click> https://evil.example",
  formatting: "*bold* _it_ ~no~ `code` ```pre```",
  "500 letters": "N".repeat(500),
  "500 emoji": "👩‍👩‍👧".repeat(62),
  "right to left": "\u202Eשלום עולם\u202C مرحبا",
  lines: "one\ntwo\r\n\u0000three\u2028four",
  "nothing to see": " \u200E ",
  "half an emoji": "a\uD83D",
  "an emoji code": ":smile: 😀",
};

/** Every count is `count`, every time `seconds` over `count` values. */
export function figures(count: number, seconds: number | null): Figures {
  const entries = usersFigures.map(({ key, statistic }) => [
    key,
    statistic === null
      ? { value: count, unit: "count", sampleSize: count }
      : { value: seconds, unit: "seconds", sampleSize: seconds === null ? 0 : count },
  ]);
  return Object.fromEntries(entries);
}

export const heading: Heading = {
  who: [],
  range: "last 30 days",
  dates: { first: "2026-10-17", last: "2026-11-15" },
  previousDates: null,
  zone: "Europe/Berlin",
  filters: [],
};

export function row(user: string, over: Partial<UsersViewRow> = {}): UsersViewRow {
  return { userId: `id-${user}`, user, team: user, figures: figures(3, 720), previous: null, ...over };
}

export function table(rows: readonly UsersViewRow[], over: Partial<UsersView> = {}): TableOutcome {
  const view = { rows, total: figures(9, 720), previousTotal: null, withoutCloser: 0, ...over };
  return { kind: "table", heading, view };
}

export function card(user: string, given: UsersViewRow | null = row(user)): CardOutcome {
  return { kind: "card", heading, card: { userId: "m-1", user, team: user, row: given, days: [] } };
}
