import { pauseDigest, removeDigest, resumeDigest } from "../../../../commands/digest/changes";
import { ownSummaryId, turnOffOwnSummary, turnOnOwnSummary } from "../../../../commands/digest/own-summary";
import type { DigestChange } from "../../../../commands/digest/reply";
import type { ActionHandler, UsedAction } from "../../actions/action";
import { message, paragraph } from "../../blocks/build";
import type { Desk } from "../../desk";
import { alert, outcomeModal } from "../../modals/outcome-modal";
import { says } from "../../replies/notices";
import { digestActions, placeIn } from "./action-ids";
import { type Asked, askedBy } from "./asked";
import { changeWords } from "./change-words";
import { openForm } from "./open-form";
import { sendPreview } from "./preview";
import { savedButtons } from "./saved";
import { showList } from "./show-list";

/** Every button of `/digest`, by its action id. Rights are checked at each. */
export const digestActionHandlers: Readonly<Record<string, ActionHandler>> = {
  [digestActions.add]: (used, desk) =>
    openForm(desk, askedBy(used, desk), { digestId: null, name: null, page: pageOf(used) }),
  [digestActions.edit]: (used, desk) =>
    openForm(desk, askedBy(used, desk), { digestId: digestOf(used), name: null, page: pageOf(used) }),
  [digestActions.preview]: async (used, desk) => {
    await sendPreview(desk, askedBy(used, desk), digestOf(used));
    await noteInForm(used, desk, "The preview is in the conversation behind this window, for you alone.");
  },
  [digestActions.ownPreview]: (used, desk) =>
    sendPreview(desk, askedBy(used, desk), ownSummaryId(used.identity.slackUserId)),
  [digestActions.pause]: changesInList((asked, id) => pauseDigest(id, asked)),
  [digestActions.resume]: changesInList((asked, id) => resumeDigest(id, asked)),
  [digestActions.remove]: changesInList((asked, id) => removeDigest(id, asked)),
  [digestActions.ownOn]: changesInList(async (asked) => {
    const { source, workspace } = asked.services.reports;
    return turnOnOwnSummary({ day: null, time: null }, await source.zone(workspace), asked);
  }),
  [digestActions.ownOff]: changesInList((asked) => turnOffOwnSummary(asked)),
  [digestActions.removeForGood]: removeForGood,
  [digestActions.keep]: async (used, desk) => {
    await desk.messenger.answer(inPlace(used, askedBy(used, desk)).destination, says("It stays as it is."));
  },
  [digestActions.list]: async (used, desk) => {
    await turnPage(0)(used, desk);
    await noteInForm(used, desk, "The list is in the conversation behind this window.");
  },
  [digestActions.previous]: turnPage(-1),
  [digestActions.next]: turnPage(1),
};

function digestOf({ action }: UsedAction): string {
  return placeIn(action.block_id).digestId ?? "";
}

function pageOf({ action }: UsedAction): number {
  return placeIn(action.block_id).page;
}

/** With the answer in place of the message whose button was pressed, where only this person sees it. */
function inPlace({ payload, destination }: UsedAction, asked: Asked): Asked {
  const isOwn = payload.container.is_ephemeral || destination.channelId?.startsWith("D") === true;
  return { ...asked, destination: { ...asked.destination, replaces: isOwn } };
}

/** Carries out a change, and draws the list anew with what came of it above. */
function changesInList(change: (asked: Asked, digestId: string) => Promise<DigestChange>): ActionHandler {
  return async (used, desk) => {
    const asked = inPlace(used, askedBy(used, desk));
    if (await isRepeated(asked, desk)) return;
    const words = await changeWords(await change(asked, digestOf(used)), asked.services, asked.now);
    await showList(desk, asked, { page: pageOf(used), notice: paragraph(...words) });
  };
}

async function removeForGood(used: UsedAction, desk: Desk): Promise<void> {
  const asked = inPlace(used, askedBy(used, desk));
  if (await isRepeated(asked, desk)) return;
  const words = await changeWords(await removeDigest(digestOf(used), asked), asked.services, asked.now);
  await desk.messenger.answer(asked.destination, message("Removed.", [paragraph(...words)]));
}

/** In a form the answer stands behind it, so the form says where. */
async function noteInForm(used: UsedAction, desk: Desk, text: string): Promise<void> {
  const { view } = used.payload;
  if (view === undefined) return;
  const blocks = [alert(text, "success"), savedButtons(digestOf(used))];
  await desk.slack.views.update({
    view_id: view.id,
    view: outcomeModal("Digest saved", blocks, view.private_metadata),
  });
}

async function isRepeated({ services }: Asked, desk: Desk): Promise<boolean> {
  const repeated = await services.isRepeated();
  if (repeated) desk.log.warn({ task: "digest" }, "A repeated request was not carried out again");
  return repeated;
}

/** From a message the list takes its place; from a form it comes where the form was opened. */
function turnPage(by: -1 | 0 | 1): ActionHandler {
  return (used, desk) => {
    const asked = askedBy(used, desk);
    const isList = used.payload.container.type !== "view";
    const page = Math.max(0, pageOf(used) + by);
    return showList(desk, isList ? inPlace(used, asked) : asked, { page });
  };
}
