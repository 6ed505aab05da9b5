import { type Delivery, deliveryKey } from "../../src/domain/digests/delivery";
import type { Candidate, Claim, DueList, Paces } from "../../src/slack/digests/deliver/ports";

type Entry = Delivery & Claim & { readonly claimableAt: number };

/** A due-list in memory, with what it holds for tests to look at. */
export function memoryDueList(): DueList & { readonly entries: () => readonly Entry[] } {
  const kept = new Map<string, Entry>();
  const change = async ({ key, fence }: Candidate, fields: Partial<Entry>) => {
    const found = kept.get(key);
    if (found?.outcome.kind !== "due" || found.fence !== fence) return false;
    kept.set(key, { ...found, ...fields });
    return true;
  };
  const deliveryOf = ({ subject, dueAt, outcome }: Entry): Delivery => ({ subject, dueAt, outcome });
  return {
    entries: () => [...kept.values()],
    enter: async (entries, now) => {
      const fresh = entries.filter(({ subject }) => !kept.has(deliveryKey(subject)));
      for (const entry of fresh) {
        const key = deliveryKey(entry.subject);
        kept.set(key, { ...entry, key, fence: 0, failures: 0, tried: [], claimableAt: now });
      }
      return fresh;
    },
    candidates: async ({ reportTime, realTime }, most) =>
      [...kept.values()]
        .filter(({ outcome }) => outcome.kind === "due")
        .filter(({ dueAt, claimableAt }) => dueAt <= reportTime && claimableAt <= realTime)
        .sort((left, right) => left.claimableAt - right.claimableAt)
        .slice(0, most)
        .map(({ key, fence }) => ({ key, fence })),
    claim: async (candidate, { until }) => {
      const fence = candidate.fence + 1;
      if (!(await change(candidate, { fence, claimableAt: until }))) return null;
      const { subject, dueAt, failures, tried } = kept.get(candidate.key) ?? missing();
      return { key: candidate.key, fence, subject, dueAt, failures, tried };
    },
    renew: (claim, until) => change(claim, { claimableAt: until }),
    noteAttempt: (claim, { tried, until }) => change(claim, { tried, claimableAt: until }),
    release: (claim, { tried, until, failures }) => change(claim, { tried, claimableAt: until, failures }),
    settle: (claim, outcome) => change(claim, { outcome }),
    find: async (key) => {
      const found = kept.get(key);
      return found === undefined ? null : deliveryOf(found);
    },
    ofDigest: async (digestId, most) =>
      [...kept.values()]
        .filter(({ subject }) => subject.kind === "digest" && subject.digestId === digestId)
        .sort((left, right) => right.dueAt - left.dueAt)
        .slice(0, most)
        .map(deliveryOf),
  };
}

/** Paces of channels in memory. */
export function memoryPaces(): Paces {
  const next = new Map<string, number>();
  const held = new Map<string, number>();
  return {
    take: async (channelId, { now, latest, gap }) => {
      const at = Math.max(now, next.get(channelId) ?? now, held.get(channelId) ?? now);
      if (at > latest) return { at, isTaken: false };
      next.set(channelId, at + gap);
      return { at, isTaken: true };
    },
    hold: async (channelId, until) => {
      held.set(channelId, Math.max(until, held.get(channelId) ?? 0));
    },
    heldUntil: async (channelId) => held.get(channelId) ?? null,
  };
}

function missing(): never {
  throw new Error("There is no such entry");
}
