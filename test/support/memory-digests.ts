import { type Delivery, deliveryKey } from "../../src/domain/digests/delivery";
import type { Digest } from "../../src/domain/digests/digest";
import type { DeliveryHistory, DigestStore, Versioned } from "../../src/reports/digests/ports";

/** Digests in memory, with a history that tests fill. */
export function memoryDigests(
  deliveries: readonly Delivery[] = [],
): DigestStore & DeliveryHistory & { readonly remember: (delivery: Delivery) => void } {
  const kept = new Map<string, Versioned<Digest>>();
  const history = new Map(deliveries.map((delivery) => [deliveryKey(delivery.subject), delivery]));
  const folded = ({ name }: Digest) => name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  const compared = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  return {
    remember: (delivery) => void history.set(deliveryKey(delivery.subject), delivery),
    list: async () =>
      [...kept.values()].sort((left, right) => compared(folded(left.value), folded(right.value))),
    find: async (id) => kept.get(id) ?? null,
    save: async (digest, version) => {
      if ((kept.get(digest.id)?.version ?? 0) !== version) return "changed-meanwhile";
      const others = [...kept.values()].filter(({ value }) => value.id !== digest.id);
      if (others.some(({ value }) => folded(value) === folded(digest))) return "name-taken";
      kept.set(digest.id, { value: digest, version: version + 1 });
      return "saved";
    },
    remove: async (id) => kept.delete(id),
    notePlanned: async (id, upTo) => {
      const found = kept.get(id);
      if (found === undefined) return;
      const plannedUpTo = Math.max(found.value.plannedUpTo, upTo);
      kept.set(id, { ...found, value: { ...found.value, plannedUpTo } });
    },
    ofDigest: async (digestId, most) =>
      [...history.values()]
        .filter(({ subject }) => subject.kind === "digest" && subject.digestId === digestId)
        .sort((left, right) => right.dueAt - left.dueAt)
        .slice(0, most),
  };
}
