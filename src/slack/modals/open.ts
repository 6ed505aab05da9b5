import type { ModalView } from "@slack/types";
import { datesOf } from "../../domain/range";
import { zoneOf } from "../../reports/open-report";
import { reportKinds } from "../../reports/report-kinds";
import { cardMember } from "../../reports/request";
import { seesEveryone } from "../../reports/rights";
import { tokenIn } from "../action-ids";
import type { ActionHandler, UsedAction } from "../actions/action";
import { stateOf, surfaceOf } from "../actions/state";
import type { Desk } from "../desk";
import type { Destination } from "../messenger";
import { refused, says } from "../replies/notices";
import { isSlackError } from "../slack-error";
import { choicesFor, isChoiceName, isTextName, mayChoose } from "./choices";
import { explainModal } from "./explain-modal";
import { filterModal } from "./filter-modal";
import type { Metadata } from "./metadata";
import { shareModal } from "./share-modal";

/** Opens the filters of the report whose button was used. */
export const openFilterModal: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  if (state === null || (await turnsAway(used, desk))) return;
  const { request } = state;
  const known = await choosables(used, desk);
  const kind = reportKinds[request.report];
  const names = kind.filters.filter((name) => mayChoose(name, used.identity.viewer));
  const dates = datesOf(request.range, desk.clocks.reportTime(), await zoneOf(desk.reports, request));
  const choices = new Map(names.filter(isChoiceName).map((name) => [name, choicesFor(name, known)] as const));
  const texts = names.filter(isTextName);
  const { everyone } = await desk.reports.source.officeCalendars(desk.reports.workspace);
  const options = [
    ...(request.report === "users" && cardMember(request) !== null ? [] : ["compare" as const]),
    ...(kind.hasTimes && everyone !== null ? ["officeHours" as const] : []),
  ];
  const shown = { metadata: metadataOf(used), choices, texts, dates, options };
  await openModal(used, desk, filterModal(request, shown));
};

/** Opens the choice of the number to explain. */
export const openExplainModal: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  if (state === null || (await turnsAway(used, desk))) return;
  const { request } = state;
  const hasMembers = reportKinds[request.report].ownBy === "user" && cardMember(request) === null;
  const asksWhose = hasMembers && seesEveryone(used.identity.viewer);
  const members = asksWhose ? choicesFor("user", await choosables(used, desk)) : null;
  await openModal(
    used,
    desk,
    explainModal(request.report, { ...metadataOf(used), replaces: false }, members),
  );
};

/** Opens the choice of the channel to share the report in. */
export const openShareModal: ActionHandler = async (used, desk) => {
  const state = await stateOf(used, desk, "report");
  if (state === null || (await turnsAway(used, desk))) return;
  await openModal(used, desk, shareModal({ ...metadataOf(used), replaces: false }, null));
};

/** Tells an outsider why there is nothing to choose. */
async function turnsAway({ identity, destination }: UsedAction, desk: Desk): Promise<boolean> {
  const { viewer } = identity;
  if (viewer.kind !== "outsider") return false;
  await desk.messenger.answer(destination, refused({ kind: "outsider", reason: viewer.reason }));
  return true;
}

async function choosables({ identity }: UsedAction, { reports }: Desk) {
  const { source, workspace } = reports;
  const [directory, values] = await Promise.all([
    source.directory(workspace),
    source.filterValues(workspace),
  ]);
  return { viewer: identity.viewer, directory, values };
}

function metadataOf(used: UsedAction): Metadata {
  const { payload, action, destination } = used;
  return {
    token: tokenIn(action.block_id) ?? "",
    surface: surfaceOf(used),
    channelId: destination.channelId,
    responseUrl: destination.responseUrl,
    replaces: payload.container.is_ephemeral || destination.channelId?.startsWith("D") === true,
    range: "",
  };
}

const TOO_LATE = "That took too long, and Slack no longer opens the form. Please try again.";

/** Slack gives three seconds from the click, or the command, to the form. */
export async function openModal(
  {
    payload,
    destination,
  }: { readonly payload: { readonly trigger_id: string }; readonly destination: Destination },
  desk: Desk,
  view: ModalView,
): Promise<void> {
  try {
    await desk.slack.views.open({ trigger_id: payload.trigger_id, view });
  } catch (error) {
    if (!isSlackError(error, "expired_trigger_id")) throw error;
    await desk.messenger.answer(destination, says(TOO_LATE));
  }
}
