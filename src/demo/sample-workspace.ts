import { type Digest, digestSections } from "../domain/digests/digest";
import type { Instant } from "../domain/instant";
import { addDays, localDateAt, weekdayOf } from "../domain/period";
import { generateEvents } from "../domain/sample/generate-events";
import { CaseboardError } from "../errors";
import { candidatesOf } from "../ingest/candidate";
import { ingest } from "../ingest/ingest";
import { batched } from "../storage/batches";
import type { OpenRebuildProgress } from "../storage/prepare-derived";
import type { Store } from "../storage/store";
import { slackUserOfMember } from "./sample-people";
import { waitingConversation } from "./sample-waiting";

export const DEMO_WORKSPACE = "demo";
/** The name under which is noted up to when the sample data go. */
const SAMPLE = "demo-sample";
const NOT_LOADED = 0;
const DAY = 24 * 3_600_000;
const CONVERSATIONS = 3_000;
const DAYS_COVERED = 120;
const EVENTS_A_BATCH = 5_000;
const MINUTE = 60_000;
const sampleTargets = { first: 30 * MINUTE, every: 120 * MINUTE };

export interface SampleDependencies {
  readonly store: Store;
  readonly now: () => Instant;
  readonly openProgress: OpenRebuildProgress;
}

/** Sample data up to now: made when there is none, or when it ends more than a day ago. */
export async function prepareSample({ store, now, openProgress }: SampleDependencies): Promise<void> {
  const end = now();
  const loadedUpTo = await store.states.version(SAMPLE);
  if (loadedUpTo !== null && end - loadedUpTo < DAY) return;
  if (loadedUpTo === null && (await store.log.count(DEMO_WORKSPACE)) > 0) throw notSampleData();
  // Noted before anything is written, so that a load cut short is known for sample data too.
  await store.states.setVersion(SAMPLE, NOT_LOADED);
  await store.clearWorkspace(DEMO_WORKSPACE);
  const sample = {
    conversations: CONVERSATIONS,
    seed: 1,
    days: DAYS_COVERED,
    end: new Date(end),
    slackUserIds: slackUserOfMember,
  };
  const progress = openProgress("Loading sample data (events)", null);
  let done = 0;
  try {
    for await (const events of batched(generateEvents(sample), EVENTS_A_BATCH)) {
      await storeEvents(store, events, now());
      done += events.length;
      progress.update(done);
    }
  } finally {
    progress.close();
  }
  await storeEvents(store, waitingConversation(end), now());
  await setUpSample(store, end);
  await store.states.setVersion(SAMPLE, end);
}

async function storeEvents(store: Store, events: readonly object[], now: Instant): Promise<void> {
  const candidates = candidatesOf(events, "demo");
  await ingest(store.ingest, { workspace: DEMO_WORKSPACE, candidates }, now);
}

/** What somebody would have set up by now: targets of service levels, and a weekly digest. */
async function setUpSample(store: Store, now: Instant): Promise<void> {
  const zone = await store.workspaces.zone(DEMO_WORKSPACE);
  // The first post is tomorrow's, so that it tells of a week that the sample data fill.
  const tomorrow = weekdayOf(addDays(localDateAt(now, zone), 1));
  await store.settings.set(DEMO_WORKSPACE, "service-targets", { teamId: null, value: sampleTargets });
  const digest: Digest = {
    id: "sample-week",
    name: "Support week",
    setUpBy: "U0OLIVIA",
    schedule: { days: [tomorrow], time: "09:00", zone },
    content: {
      kind: "team",
      channelId: "C0SUPPORT",
      sections: [...digestSections],
      teamId: null,
      rankBy: "casesClosed",
    },
    state: { kind: "active" },
    plannedUpTo: now,
  };
  // Where it is there already, somebody may have changed it: then it stays as it is.
  await store.digests(DEMO_WORKSPACE).save(digest, 0);
}

function notSampleData(): CaseboardError {
  const message = `The workspace ${DEMO_WORKSPACE} of this database holds events that are no sample data.`;
  return new CaseboardError("bad-workspace", message, {
    hint: "Leave MONGODB_URI unset, or set CASEBOARD_DATA_DIR to another directory, for the demo.",
  });
}
