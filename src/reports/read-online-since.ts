import { earliestInstant, type Instant, type Milliseconds } from "../domain/instant";
import { type Presence, presenceByMember } from "../domain/presence";
import type { ReportSource } from "./ports";

/** Most of those online have been so for less. */
const READ_BACK: Milliseconds = 24 * 3_600_000;

/** Since when each member who is online at the instant has been so without a break, by member id. */
export async function readOnlineSince(
  source: ReportSource,
  workspace: string,
  at: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  const lately = { from: at - READ_BACK, to: at + 1 };
  const known = onlineSince(presenceByMember(await source.presenceEvents(workspace, lately)));
  const longer = [...known].filter(([, since]) => since < lately.from).map(([memberId]) => memberId);
  if (longer.length === 0) return known;
  const always = { from: earliestInstant, to: lately.to };
  const wholly = presenceByMember(await source.presenceEvents(workspace, always, longer));
  return new Map([...known, ...onlineSince(wholly)]);
}

function onlineSince(presence: ReadonlyMap<string, Presence>): Map<string, Instant> {
  return new Map(
    [...presence].flatMap(([memberId, { online }]) => {
      const last = online.at(-1);
      return last?.to === null ? [[memberId, last.from] as const] : [];
    }),
  );
}
