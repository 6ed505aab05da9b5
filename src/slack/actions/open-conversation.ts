import { openReport } from "../../reports/open-report";
import { readWorkloadNow } from "../../reports/workload-now";
import { decodeValue } from "../modals/choices";
import { refused, says } from "../replies/notices";
import type { ActionHandler } from "./action";
import { showTimeline } from "./show-timeline";
import { stateOf } from "./state";

const GONE =
  "This conversation is not open any more, or is not yours to see. Type /workload now for a fresh list.";

/** Opens a conversation of `/workload now` with its timeline; only one that the report shows to this person. */
export const openConversation: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  if (state === null) return;
  const { viewer } = used.identity;
  const opened = await openReport(desk.reports, viewer, state.request, desk.clocks.reportTime());
  if (opened.kind === "refused") return desk.messenger.answer(used.destination, refused(opened.refusal));
  const { source, workspace, selection, directory } = opened.report;
  const { conversations } = await readWorkloadNow(source, workspace, selection);
  const choices = conversations.map(({ conversation }) => ({ value: conversation.id, label: "" }));
  const id = decodeValue(used.action.selected_option?.value ?? "", choices);
  const found = conversations.find(({ conversation }) => conversation.id === id);
  if (found === undefined) return desk.messenger.answer(used.destination, says(GONE));
  await showTimeline(used, desk, { owned: found, directory });
};
