import type { People } from "../../../../commands/services";
import type { ChannelProblem } from "../../../domain/digests/channel-problem";
import type { Delivery } from "../../../domain/digests/delivery";
import type { PauseReason } from "../../../domain/digests/digest";
import { isLate } from "../../../domain/digests/plan";
import type { DigestStore } from "../../../reports/digests/ports";
import type { Clocks } from "../../ports";
import { digestPaused } from "../../replies/digest-paused";
import type { composeDigest } from "../compose";
import type { Composed } from "../composed";
import type { Opened, OpenSubject } from "./attempt";
import type { TellPaused } from "./tell-paused";

export interface OpenDigestDependencies {
  readonly digests: Pick<DigestStore, "find" | "save">;
  readonly identify: People["identify"];
  readonly channelProblem: (channelId: string) => Promise<ChannelProblem | null>;
  readonly compose: (due: Parameters<typeof composeDigest>[1]) => Promise<Composed>;
  readonly tellPaused: TellPaused;
  readonly clocks: Clocks;
}

/** Why what goes to a channel with that problem is paused. */
export const pauseReasonOf: Readonly<Record<ChannelProblem, PauseReason>> = {
  archived: "channel-archived",
  gone: "channel-gone",
  external: "channel-external",
  "bot-not-in-channel": "bot-not-in-channel",
  "direct-message": "channel-gone",
};

/** Opens the digest of an entry, to be composed by what holds right now: its channel, and the rights of who set it up. */
export function openDigests(dependencies: OpenDigestDependencies): OpenSubject {
  const { digests, clocks, tellPaused } = dependencies;
  return async (delivery): Promise<Opened | null> => {
    const { subject } = delivery;
    const found = subject.kind === "digest" ? await digests.find(subject.digestId) : null;
    if (found === null) return null;
    const { value: digest, version } = found;
    return {
      compose: () => compose(dependencies, digest, delivery),
      async pause(because) {
        const state = { kind: "paused", because, at: clocks.reportTime() } as const;
        if ((await digests.save({ ...digest, state }, version)) !== "saved") return false;
        await tellPaused(digest.setUpBy, digestPaused(digest, because));
        return true;
      },
    };
  };
}

async function compose(
  { identify, channelProblem, clocks, ...dependencies }: OpenDigestDependencies,
  digest: Parameters<OpenDigestDependencies["compose"]>[0]["digest"],
  { subject, dueAt }: Delivery,
): Promise<Composed> {
  if (subject.kind !== "digest" || digest.state.kind === "paused") return { kind: "drop", because: "paused" };
  const identity = await identify(digest.setUpBy);
  if (digest.content.kind === "team") {
    const problem = await channelProblem(digest.content.channelId);
    if (problem !== null) return { kind: "pause", because: pauseReasonOf[problem] };
  }
  return dependencies.compose({
    digest,
    identity,
    slot: { localDate: subject.localDate, dueAt },
    isLate: isLate(dueAt, clocks.reportTime()),
  });
}
