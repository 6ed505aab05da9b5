import { usersFigures } from "../../domain/metrics";
import type { Figures, UsersView } from "../users-report";

/** The users report in the contract's shape: durations in seconds, null where there is nothing to measure. */
export function usersJson({
  rows,
  total,
  withoutCloser,
}: Pick<UsersView, "rows" | "total" | "withoutCloser">) {
  return {
    rows: rows.map(({ userId, user, team, figures }) => ({ userId, user, team, ...numbers(figures) })),
    total: numbers(total),
    withoutCloser,
  };
}

function numbers(figures: Figures): Record<string, number | null> {
  return Object.fromEntries(usersFigures.map(({ key }) => [key, figures[key].value]));
}
