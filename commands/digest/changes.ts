import type { Digest } from "../../src/domain/digests/digest";
import type { Instant } from "../../src/domain/instant";
import type { Versioned } from "../../src/reports/digests/ports";
import type { Identity } from "../identity";
import type { Services } from "../services";
import type { DigestChange } from "./reply";
import { refusalToManage } from "./rights";

/** Who changes something, when, and with what. Commands and buttons give the same. */
export interface ChangeInput {
  readonly identity: Identity;
  readonly services: Pick<Services, "digests" | "channelProblem" | "recordChange">;
  readonly now: Instant;
}

const MOST_TRIES = 20;

/** Stops a team's digest until somebody resumes it. */
export function pauseDigest(id: string, input: ChangeInput): Promise<DigestChange> {
  return changeTeamDigest(id, input, async (digest) => {
    if (digest.state.kind === "paused") return { digest: null, change: { kind: "paused-already", digest } };
    const paused = { ...digest, state: { kind: "paused", because: "asked", at: input.now } } as const;
    return { digest: paused, change: { kind: "paused", digest: paused } };
  });
}

/**
 * Lets a team's digest come again from now on, with the rights of whoever resumes it. What would have come
 * meanwhile does not. One whose channel cannot be posted to stays as it is.
 */
export function resumeDigest(id: string, input: ChangeInput): Promise<DigestChange> {
  return changeTeamDigest(id, input, async (digest) => {
    if (digest.state.kind === "active") return { digest: null, change: { kind: "active-already", digest } };
    const { content } = digest;
    const problem = content.kind === "team" ? await input.services.channelProblem(content.channelId) : null;
    if (problem !== null) return { digest: null, change: { kind: "channel-problem", digest, problem } };
    const { slackUserId: setUpBy } = input.identity;
    const resumed = { ...digest, setUpBy, state: { kind: "active" }, plannedUpTo: input.now } as const;
    return { digest: resumed, change: { kind: "resumed", digest: resumed } };
  });
}

/** Removes a team's digest for good. What was posted stays. */
export async function removeDigest(id: string, input: ChangeInput): Promise<DigestChange> {
  const { identity, services } = input;
  const refusal = refusalToManage(identity.viewer);
  if (refusal) return { kind: "refused", refusal };
  const found = await services.digests.find(id);
  if (found?.value.content.kind !== "team") return { kind: "gone" };
  if (!(await services.digests.remove(id))) return { kind: "gone" };
  services.recordChange(`removed the digest ${id}`, identity);
  return { kind: "removed", digest: found.value };
}

/** What a change comes to on the digest as it is: null for leaving it, and what to say. */
interface Decision {
  readonly digest: Digest | null;
  readonly change: DigestChange;
}

async function changeTeamDigest(
  id: string,
  { identity, services }: ChangeInput,
  decide: (digest: Digest) => Promise<Decision>,
): Promise<DigestChange> {
  const refusal = refusalToManage(identity.viewer);
  if (refusal) return { kind: "refused", refusal };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found: Versioned<Digest> | null = await services.digests.find(id);
    if (found?.value.content.kind !== "team") return { kind: "gone" };
    const { digest, change } = await decide(found.value);
    if (digest === null) return change;
    if ((await services.digests.save(digest, found.version)) !== "saved") continue;
    services.recordChange(`${change.kind} the digest ${id}`, identity);
    return change;
  }
  throw new Error("The digest was changed by others again and again; nothing was changed here.");
}
