import type { Digest } from "../../src/domain/digests/digest";
import type { Schedule } from "../../src/domain/digests/schedule";
import { isZone } from "../../src/domain/period";
import type { Identity } from "../identity";
import type { Services } from "../services";
import type { ChangeInput } from "./changes";
import type { DigestChange } from "./reply";
import { refusalToSubscribe } from "./rights";

/** Names of digests that begin so are kept for people's own summaries. */
export const OWN_PREFIX = "own-";

const DEFAULT_DAY = 1;
const DEFAULT_TIME = "09:00";
const MOST_TRIES = 20;

/** What the person wants to be otherwise than it is; null leaves it. */
export interface WantedTime {
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly day: number | null;
  /** `09:00` */
  readonly time: string | null;
}

/** The id, and the name, of a person's own summary: there is one a person. */
export function ownSummaryId(slackUserId: string): string {
  return `${OWN_PREFIX}${slackUserId}`;
}

/** The person's summary; null when they have none. */
export async function findOwnSummary(
  { slackUserId }: Pick<Identity, "slackUserId">,
  digests: Services["digests"],
): Promise<Digest | null> {
  return (await digests.find(ownSummaryId(slackUserId)))?.value ?? null;
}

/** The time zone of the person's clock in Slack; null when Slack does not tell one that is known here. */
export function zoneOf(identity: Identity): string | null {
  const zone = identity.kind === "member" ? identity.zone : null;
  return zone !== null && isZone(zone) ? zone : null;
}

/** Lets the person's own summary come; with a day or a time, then. Nobody else can do it for them. */
export async function turnOnOwnSummary(
  wanted: WantedTime,
  workspaceZone: string,
  { identity, services, now }: ChangeInput,
): Promise<DigestChange> {
  const refusal = refusalToSubscribe(identity.viewer);
  if (refusal) return { kind: "refused", refusal };
  const id = ownSummaryId(identity.slackUserId);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await services.digests.find(id);
    const before = found?.value ?? null;
    const schedule = scheduleOf(wanted, before, zoneOf(identity) ?? workspaceZone);
    if (before?.state.kind === "active" && isSame(before.schedule, schedule)) {
      return { kind: "own-on-already", digest: before };
    }
    const digest: Digest = {
      id,
      name: id,
      setUpBy: identity.slackUserId,
      schedule,
      content: { kind: "own" },
      state: { kind: "active" },
      plannedUpTo: now,
    };
    if ((await services.digests.save(digest, found?.version ?? 0)) !== "saved") continue;
    services.recordChange("turned the own weekly summary on", identity);
    return { kind: "own-on", digest };
  }
  throw new Error("The summary was changed again and again at the same time; nothing was changed here.");
}

export async function turnOffOwnSummary({ identity, services }: ChangeInput): Promise<DigestChange> {
  const refusal = refusalToSubscribe(identity.viewer);
  if (refusal) return { kind: "refused", refusal };
  if (!(await services.digests.remove(ownSummaryId(identity.slackUserId)))) {
    return { kind: "own-off-already" };
  }
  services.recordChange("turned the own weekly summary off", identity);
  return { kind: "own-off" };
}

/** Of a summary that is there only what is asked for changes; a new time is meant by the person's present clock. */
function scheduleOf({ day, time }: WantedTime, before: Digest | null, zone: string): Schedule {
  if (before !== null && day === null && time === null) return before.schedule;
  return {
    days: day === null ? (before?.schedule.days ?? [DEFAULT_DAY]) : [day],
    time: time ?? before?.schedule.time ?? DEFAULT_TIME,
    zone,
  };
}

function isSame(left: Schedule, right: Schedule): boolean {
  return left.time === right.time && left.zone === right.zone && String(left.days) === String(right.days);
}
