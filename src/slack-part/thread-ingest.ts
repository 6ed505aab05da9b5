import { candidatesOf } from "../ingest/candidate";
import { ingest } from "../ingest/ingest";
import type { SlackOptions } from "../slack/app";
import type { Store } from "../storage/store";

/**
 * Takes what threads come to like events of every other source. Throws `database-unavailable`. One that is
 * refused would be a mistake of ours: it is kept among the refused ones, and the log shows it.
 */
export function threadIngest(given: {
  readonly store: Pick<Store, "ingest">;
  readonly workspace: string;
  readonly log: SlackOptions["log"];
  readonly clocks: SlackOptions["clocks"];
}): SlackOptions["threads"]["ingest"] {
  const { store, workspace, log, clocks } = given;
  return async (events) => {
    const candidates = candidatesOf(events, "slack");
    const { conflicts, rejected } = await ingest(store.ingest, { workspace, candidates }, clocks.realTime());
    for (const { id } of conflicts) log.warn({ id }, "An event of a thread was told before with other words");
    for (const { id, problems } of rejected) log.error({ id, problems }, "An event of a thread was refused");
  };
}
