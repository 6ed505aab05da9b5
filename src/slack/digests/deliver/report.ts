import type { DeliverySubject } from "../../../domain/digests/delivery";
import type { Log } from "../../ports";

const lines = {
  posted: { level: "info", message: "Posted what was due" },
  late: { level: "warn", message: "Posted late what was due" },
  /** By an attempt that could not note it. */
  found: { level: "info", message: "Found in the history what was due: it was posted before" },
  missed: { level: "warn", message: "Missed what was due" },
  dropped: { level: "info", message: "What was due is not wanted any more" },
  paused: { level: "warn", message: "A digest was paused" },
  "taken-back": { level: "warn", message: "Took back a post that came twice" },
  "rate-limited": { level: "info", message: "Slack asked to wait with what is due" },
  failed: { level: "error", message: "What is due could not be posted; it is tried again" },
} as const;

/** What can happen to an entry of the due-list; the names are those of the metric. */
export type DeliveryEvent = keyof typeof lines;

export type Report = (event: DeliveryEvent, subject: DeliverySubject, fields?: object) => void;

/** Logs what happens to entries of the due-list, and passes it on to be counted. */
export function openReport(log: Log, count: (event: DeliveryEvent) => void): Report {
  return (event, { kind, ...ids }, fields = {}) => {
    const { level, message } = lines[event];
    log[level]({ delivery: kind, ...ids, ...fields }, message);
    count(event);
  };
}
