import { setTimeout as pause } from "node:timers/promises";
import { type DirectoryEntry, joinEntries } from "../domain/directory";
import { DAYS_OF_A_LONG_WAIT, eventDaysOf } from "../domain/event-days";
import { foldConversation } from "../domain/fold-conversation";
import type { UtcDay } from "../domain/instant";
import { batched } from "./batches";
import { inChunks } from "./bulk";
import { isCurrent } from "./conversation-store";
import type { Derivation } from "./derive";
import { entriesBorneOut, entriesFromLog, isSameEntry } from "./directory-from-log";
import { entryKey } from "./directory-store";
import type { SumsCollections } from "./sums/read-days";
import { versionsBetween } from "./sums/sum-up";
import { differingDays, differingSpans } from "./sums/verify-sums";

/** Something derived that is not what the log gives. */
export interface Difference {
  readonly kind: "conversation" | "directory" | "sums";
  readonly id: string;
  readonly problem: "missing" | "other content" | "without events";
}

/** Looks, and again some times while something differs. */
type LastLook = (
  ids: readonly string[],
  look: (ids: readonly string[]) => Promise<Difference[]>,
) => Promise<Difference[]>;

const AT_ONCE = 500;
const DAYS_AT_ONCE = 4;
/** Somebody may be ingesting: what differs is looked at again before it is called a difference. */
const LOOKS = 5;
const PAUSE_BETWEEN_LOOKS = 200;

/**
 * Compares everything derived of a workspace with a fresh computation from its log, in bounded memory.
 * `settle` is to derive what is stored and not derived yet: it is called before what differs is looked at again.
 */
export async function* differencesOf(
  stores: Derivation & { readonly sums: SumsCollections },
  workspace: string,
  onConversations: (done: number) => void,
  settle: () => Promise<unknown>,
): AsyncGenerator<Difference> {
  const lastLook: LastLook = async (ids, look) => {
    let differences = await look(ids);
    for (let looks = 1; looks < LOOKS && differences.length > 0; looks += 1) {
      await pause(PAUSE_BETWEEN_LOOKS);
      await settle();
      differences = await look(differences.map(({ id }) => id));
    }
    return differences;
  };
  let done = 0;
  const days = new Set<UtcDay>();
  for await (const ids of batched(stores.log.conversationIds(workspace), AT_ONCE)) {
    yield* await lastLook(ids, (some) =>
      differingConversations(stores, workspace, { ids: some, onDay: (day) => days.add(day) }),
    );
    done += ids.length;
    onConversations(done);
  }
  for await (const derived of batched(stores.conversations.versions(workspace), AT_ONCE)) {
    const ids = derived.map(({ id }) => id);
    const events = await stores.log.ofConversations(workspace, ids);
    for (const id of ids) if (!events.has(id)) yield { kind: "conversation", id, problem: "without events" };
  }
  days.delete(DAYS_OF_A_LONG_WAIT);
  yield* differingSums(stores.sums, workspace, { eventDays: days, lastLook });
  for await (const entries of batched(entriesFromLog(stores.log, workspace), AT_ONCE)) {
    const fresh = new Map(entries.map((entry) => [entryKey(entry), entry]));
    yield* await lastLook([...fresh.keys()], (keys) => differingEntries(stores, workspace, keys, fresh));
  }
  for await (const documents of batched(stores.directory.all(workspace), AT_ONCE)) {
    const borneOut = await entriesBorneOut(stores.log, workspace, documents);
    for (const { entry } of documents) {
      const id = entryKey(entry);
      if (!borneOut.has(id)) yield { kind: "directory", id, problem: "without events" };
    }
  }
}

/** `eventDays` are those of the conversations; days that have only a version are looked at too. */
async function* differingSums(
  sums: SumsCollections,
  workspace: string,
  { eventDays, lastLook }: { readonly eventDays: ReadonlySet<UtcDay>; readonly lastLook: LastLook },
): AsyncGenerator<Difference> {
  const always = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  const marked = await versionsBetween(sums, workspace, always);
  const all = new Set([...eventDays, ...Object.values(marked).flatMap((versions) => [...versions.keys()])]);
  const days = [...all].sort((left, right) => left - right);
  for (const some of inChunks(days, DAYS_AT_ONCE)) {
    const differences = await lastLook([workspace], async () =>
      (await differingDays(sums, workspace, some)).map((one) => ({ kind: "sums", ...one })),
    );
    yield* differences;
  }
  for await (const one of differingSpans(sums, workspace)) yield { kind: "sums", ...one };
}

async function differingConversations(
  { log, conversations }: Derivation,
  workspace: string,
  { ids, onDay }: { readonly ids: readonly string[]; readonly onDay: (day: UtcDay) => void },
): Promise<Difference[]> {
  const documents = await conversations.read(workspace, ids);
  const events = await log.ofConversations(workspace, ids);
  return ids.flatMap((id): Difference[] => {
    const document = documents.get(id);
    if (document === undefined) return [{ kind: "conversation", id, problem: "missing" }];
    const fresh = foldConversation(events.get(id) ?? []);
    if (fresh !== null) for (const day of eventDaysOf(fresh)) onDay(day);
    return isCurrent(document, fresh) ? [] : [{ kind: "conversation", id, problem: "other content" }];
  });
}

async function differingEntries(
  { log, directory }: Derivation,
  workspace: string,
  keys: readonly string[],
  fresh: ReadonlyMap<string, DirectoryEntry>,
): Promise<Difference[]> {
  const documents = await directory.read(workspace, keys);
  const since = await entriesBorneOut(log, workspace, [...documents.values()]);
  return keys.flatMap((id): Difference[] => {
    const read = fresh.get(id);
    if (read === undefined) return [];
    const later = since.get(id);
    const document = documents.get(id);
    if (document === undefined) return [{ kind: "directory", id, problem: "missing" }];
    const entry = later === undefined ? read : joinEntries(read, later);
    return isSameEntry(document, entry) ? [] : [{ kind: "directory", id, problem: "other content" }];
  });
}
