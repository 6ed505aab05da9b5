import { assigneeOf, type Conversation, ownerBefore } from "../../domain/conversation";
import { memberName } from "../../domain/directory";
import { foldConversation } from "../../domain/fold-conversation";
import { seesEveryone, type Viewer } from "../../reports/rights";
import type { ActionHandler } from "../actions/action";
import { showTimeline } from "../actions/show-timeline";
import { refused, says } from "../replies/notices";

const NOT_YOURS = "This conversation is not yours to see, or is not known here any more.";

/** Opens the timeline of the conversation that an alert told of, if whoever pressed may see it. */
export const openAlertedConversation: ActionHandler = async (used, desk) => {
  const { viewer } = used.identity;
  if (viewer.kind === "outsider") {
    return desk.messenger.answer(used.destination, refused({ kind: "outsider", reason: viewer.reason }));
  }
  const { source, workspace } = desk.reports;
  const conversation = foldConversation(await source.conversationEvents(workspace, used.action.value ?? ""));
  const now = desk.clocks.reportTime();
  if (conversation === null || !maySee(viewer, conversation, now)) {
    return desk.messenger.answer(used.destination, says(NOT_YOURS));
  }
  const { contactId } = conversation;
  const [directory, names] = await Promise.all([
    source.directory(workspace),
    source.contactNames(workspace, [contactId]),
  ]);
  const assignee = assigneeOf(conversation);
  const owned = {
    conversation,
    contactName: names.get(contactId) ?? null,
    waitingSince: conversation.waits.find(({ end }) => end === null)?.startedAt ?? null,
    owner: assignee === null ? null : memberName(directory, assignee),
  };
  return showTimeline(used, desk, { owned, directory });
};

/** Who does not see everyone sees what is assigned to them, and what they are told of as its owner. */
function maySee(viewer: Viewer, conversation: Conversation, now: number): boolean {
  if (seesEveryone(viewer)) return true;
  const own = [assigneeOf(conversation), ownerBefore(conversation, now)];
  return viewer.kind === "member" && own.includes(viewer.memberId);
}
