import { atDatabase } from "./database";
import type { Models } from "./models";

/** Removes the events of a workspace and everything derived from them; its settings and tokens stay. */
export async function clearWorkspace(models: Models, workspace: string): Promise<void> {
  // The truth goes first: what is left over by a death in between is made right by a rebuild.
  for (const model of [
    models.events,
    models.journal,
    models.conversations,
    models.dayRows,
    models.sums,
    models.directory,
    models.refused,
    models.heldWebhooks,
    models.backfills,
    models.threads,
  ]) {
    await atDatabase(() => model.collection.deleteMany({ workspace }));
  }
  // Numbers of contacts stay given, and versions of days grow on: who remembers older ones sees that they are old.
  const marked = { $inc: { version: 1, visitsVersion: 1, groupsVersion: 1 }, $set: { recent: [] } };
  await atDatabase(() => models.dayMarks.collection.updateMany({ workspace }, marked));
  // What was told of conversations that are gone; others may come under their ids.
  const told = { workspace, "subject.kind": "alert" };
  await atDatabase(() => models.deliveries.collection.deleteMany(told));
}
