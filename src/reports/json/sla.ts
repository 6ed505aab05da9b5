import { formatInstant } from "../../domain/instant";
import type { ServiceLevel, ServiceLevels } from "../../domain/reports/sla";
import type { ServiceLevelView } from "../sla-report";
import { inSeconds, instantOrNull } from "./units";

/** The service levels in the contract's shape; each of the two only where its target is given. */
export function slaJson({ total, rows, breaches }: Pick<ServiceLevelView, "total" | "rows" | "breaches">) {
  return {
    ...levelsJson(total),
    rows: rows.map(({ userId, user, team, levels }) => ({ userId, user, team, ...levelsJson(levels) })),
    breaches: breaches.map(({ conversationId, contactId, kind, start, end, duration, creditedTo }) => ({
      conversationId,
      contactId,
      kind,
      start: formatInstant(start),
      end: instantOrNull(end),
      duration: inSeconds(duration),
      creditedTo,
    })),
  };
}

function levelsJson({ first, every }: ServiceLevels) {
  return {
    ...(first && { firstResponse: levelJson(first) }),
    ...(every && { response: levelJson(every) }),
  };
}

function levelJson(level: ServiceLevel) {
  return { ...level, target: inSeconds(level.target) };
}
