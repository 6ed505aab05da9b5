import { formatDuration } from "../../domain/format";
import type { Instant } from "../../domain/instant";

/** The time between two instants in words. */
export function elapsedText(from: Instant, to: Instant): string {
  return formatDuration(Math.max(0, to - from) / 1000);
}
