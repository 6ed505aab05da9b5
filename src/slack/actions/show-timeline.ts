import type { Directory } from "../../domain/directory";
import { seesEveryone } from "../../reports/rights";
import { timelineOf } from "../../reports/timeline";
import type { OwnedConversation } from "../../reports/workload-now";
import type { Desk } from "../desk";
import { openModal } from "../modals/open";
import { timelineModal } from "../modals/timeline-modal";
import type { UsedAction } from "./action";

/** Opens the timeline of a conversation that this person may see; who sees only themselves reads no other names. */
export async function showTimeline(
  used: UsedAction,
  desk: Desk,
  { owned, directory }: { readonly owned: OwnedConversation; readonly directory: Directory },
): Promise<void> {
  const { viewer } = used.identity;
  const { source, workspace } = desk.reports;
  const events = await source.conversationEvents(workspace, owned.conversation.id);
  const ownId = viewer.kind === "member" ? viewer.memberId : null;
  const view = timelineModal(owned, timelineOf(events, directory), ({ memberId, who }) =>
    seesEveryone(viewer) || memberId === ownId ? (who ?? "") : "a teammate",
  );
  await openModal(used, desk, view);
}
