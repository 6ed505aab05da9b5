import { formatInstant } from "../../domain/instant";
import type { ServiceLevel, ServiceLevelReport, ServiceLevels } from "../../domain/reports/sla";
import { inSeconds, instantOrNull } from "./units";

/** The service levels in the contract's shape; each of the two only where its target is given. */
export function slaJson({ total, rows, breaches }: ServiceLevelReport) {
  return {
    ...levelsJson(total),
    rows: rows.map(({ levels, ...row }) => ({ ...row, ...levelsJson(levels) })),
    breaches: breaches.map(({ start, end, duration, ...breach }) => ({
      ...breach,
      start: formatInstant(start),
      end: instantOrNull(end),
      duration: inSeconds(duration),
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
