import { isDeepStrictEqual } from "node:util";
import { type AwaitsInvitation, awaitsInvitation } from "../../../domain/digests/channel-problem";
import { type Digest, digestSchema } from "../../../domain/digests/digest";
import { nextSlot, slotsWithin } from "../../../domain/digests/schedule";
import type { Instant } from "../../../domain/instant";
import type { LocalDate } from "../../../domain/period";
import type { Versioned } from "../../../reports/digests/ports";
import { decodeValue } from "../../modals/choices";
import { pauseReasonOf } from "../deliver/open-digest";
import type { Asked } from "./asked";
import type { FormValues } from "./form-values";
import type { FormMetadata } from "./metadata";
import { channelWords } from "./words";

export type SaveOutcome =
  | {
      readonly kind: "saved";
      readonly digest: Digest;
      readonly isNew: boolean;
      /** The date whose post was due by the schedule before, had not come yet and now never does. */
      readonly forgone: LocalDate | null;
    }
  /** The form comes back with the words above it; saving again then is on what is there at `version`. */
  | { readonly kind: "problem"; readonly words: string; readonly version: number };

const NAME_TAKEN = "There is a digest of this name already. Choose another name.";
const NO_TEAM = "The team that you chose is not there any more. Choose another one, or none.";
const REMOVED =
  "Somebody removed this digest while you were editing. What you entered is below; Save adds it anew.";

/** Saves what was entered in the form; the inputs alone were looked at before. */
export async function saveDigest(
  values: FormValues,
  { digestId, version }: Pick<FormMetadata, "digestId" | "version">,
  { asked, teamIds }: { readonly asked: Asked; readonly teamIds: readonly string[] },
): Promise<SaveOutcome> {
  const { services, identity, now } = asked;
  const problem = (words: string, at = version): SaveOutcome => ({ kind: "problem", words, version: at });
  const teamId = teamIdOf(values.team, teamIds);
  if (teamId === undefined) return problem(NO_TEAM);
  const before = await services.digests.find(digestId);
  if (before === null && version > 0) return problem(REMOVED, 0);
  const wanted = digestOf(values, { digestId, teamId, before, setUpBy: identity.slackUserId, now });
  if (before !== null && before.version !== version) return conflict(wanted, before);
  const channelProblem = await services.channelProblem(values.channelId ?? "");
  if (channelProblem !== null && !awaitsInvitation(channelProblem))
    return problem(channelWords[channelProblem]);
  const digest = channelProblem === null ? wanted : awaiting(wanted, channelProblem, now);
  switch (await services.digests.save(digest, version)) {
    case "name-taken":
      return problem(NAME_TAKEN);
    case "changed-meanwhile": {
      const meanwhile = await services.digests.find(digestId);
      return meanwhile === null ? problem(REMOVED, 0) : conflict(digest, meanwhile);
    }
    case "saved":
      services.recordChange(`saved the digest ${digestId}`, identity);
      return { kind: "saved", digest, isNew: version === 0, forgone: forgoneBy(digest, before?.value, now) };
  }
}

/** It comes once the bot was invited and somebody resumes it. */
function awaiting(digest: Digest, problem: AwaitsInvitation, at: Instant): Digest {
  if (digest.state.kind === "paused") return digest;
  return { ...digest, state: { kind: "paused", because: pauseReasonOf[problem], at } };
}

/** Somebody else saved meanwhile; the same form sent twice is no conflict with itself. */
function conflict(wanted: Digest, { value, version }: Versioned<Digest>): SaveOutcome {
  const isSame = (["name", "schedule", "content", "setUpBy"] as const).every((field) =>
    isDeepStrictEqual(wanted[field], value[field]),
  );
  if (isSame) return { kind: "saved", digest: value, isNew: false, forgone: null };
  const words =
    "Somebody else changed this digest while you were editing. Below is what you entered. Save puts it in place of theirs; Cancel keeps theirs.";
  return { kind: "problem", words, version };
}

/** Of a schedule that is changed between the moment of a post and the tick that would have posted it. */
function forgoneBy(saved: Digest, before: Digest | undefined, now: Instant): LocalDate | null {
  if (before === undefined || before.state.kind === "paused") return null;
  if (saved.plannedUpTo <= before.plannedUpTo) return null;
  const due = slotsWithin(before.schedule, { after: before.plannedUpTo, upTo: now }).at(-1);
  if (due === undefined || nextSlot(saved.schedule, now).localDate === due.localDate) return null;
  return due.localDate;
}

/** Undefined for a team that is not there. */
function teamIdOf(chosen: string | null, teamIds: readonly string[]): string | null | undefined {
  if (chosen === null) return null;
  const choices = teamIds.map((value) => ({ value, label: "" }));
  return teamIds.find((id) => id === decodeValue(chosen, choices));
}

/** One that was paused because something stood in the way comes again; one that somebody paused stays so. */
function digestOf(
  values: FormValues,
  given: {
    readonly digestId: string;
    readonly teamId: string | null;
    readonly before: Versioned<Digest> | null;
    readonly setUpBy: string;
    readonly now: number;
  },
): Digest {
  const { before, now } = given;
  const state = before?.value.state;
  const { days, time, zone, name, channelId, sections, rankBy } = values;
  const schedule = { days, time, zone };
  const isUnbroken = state?.kind === "active" && isDeepStrictEqual(before?.value.schedule, schedule);
  return digestSchema.parse({
    id: given.digestId,
    name,
    setUpBy: given.setUpBy,
    schedule,
    content: { kind: "team", channelId, sections, teamId: given.teamId, rankBy },
    state: state?.kind === "paused" && state.because === "asked" ? state : { kind: "active" },
    plannedUpTo: isUnbroken ? before?.value.plannedUpTo : now,
  });
}
