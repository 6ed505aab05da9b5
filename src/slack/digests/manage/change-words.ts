import type { DigestChange } from "../../../../commands/digest/reply";
import type { Digest } from "../../../domain/digests/digest";
import { bold, channel, type Inline, instant, sentence, words } from "../../blocks/build";
import { shortened } from "../../escape";
import { refusalWords } from "../../replies/notices";
import { type ListServices, readListed } from "./list-view";
import { resumeProblemWords, scheduleWords } from "./words";

const NAME_LENGTH = 60;

/** What came of a change, with when the digest comes next. */
export async function changeWords(
  change: DigestChange,
  services: ListServices,
  now: number,
): Promise<Inline[]> {
  const next = async (digest: Digest) => {
    const { dueAt } = (await readListed(services, digest, now)).next;
    return [words(" Next: "), instant(dueAt), words(" your time.")];
  };
  switch (change.kind) {
    case "paused":
      return [...named(change.digest), words(" is paused. It does not come until somebody resumes it.")];
    case "paused-already":
      return [...named(change.digest), words(" is paused already. Nothing was changed.")];
    case "resumed":
      return [
        ...named(change.digest),
        words(" comes again, with your rights."),
        ...(await next(change.digest)),
      ];
    case "active-already":
      return [
        ...named(change.digest),
        words(" is not paused. Nothing was changed."),
        ...(await next(change.digest)),
      ];
    case "removed":
      return [...named(change.digest), words(" was removed. What was posted stays.")];
    case "own-on":
      return [
        words(`Done. Your own week comes to you alone, by direct message: ${ownTime(change.digest)}.`),
        ...(await next(change.digest)),
        ...sentence(" `/digest me off` turns it off."),
      ];
    case "own-on-already":
      return [
        words(`Your own week comes already: ${ownTime(change.digest)}. Nothing was changed.`),
        ...(await next(change.digest)),
      ];
    case "own-off":
      return sentence("Done. Your own week does not come any more. `/digest me` turns it on again.");
    case "own-off-already":
      return sentence("You have no weekly summary. Nothing was changed; `/digest me` turns it on.");
    case "channel-problem":
      return [...named(change.digest), ...sentence(` stays paused. ${resumeProblemWords[change.problem]}`)];
    case "gone":
      return sentence("This digest is not there any more. `/digest list` shows those that are.");
    case "refused":
      return [words(refusalWords(change.refusal))];
  }
}

function named({ name, content }: Digest): Inline[] {
  const where = content.kind === "team" ? [words(" in "), channel(content.channelId)] : [];
  return [bold(shortened(name, NAME_LENGTH)), ...where];
}

function ownTime({ schedule }: Digest): string {
  return scheduleWords(schedule);
}
