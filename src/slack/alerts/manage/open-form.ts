import { randomBytes } from "node:crypto";
import { refusalToManage } from "../../../../commands/digest/rights";
import { mostAlerts } from "../../../domain/alerts/alert";
import type { Desk } from "../../desk";
import type { Asked } from "../../digests/manage/asked";
import { teamChoices } from "../../digests/manage/open-form";
import { openModal } from "../../modals/open";
import { refused, says } from "../../replies/notices";
import { readAlertSettings } from "./alert-list";
import { alertForm, suggestedValues } from "./form";

const ID_BYTES = 9;
export const TOO_MANY = `There can be ${mostAlerts} alerts. Remove one to add another.`;

/** Opens the form of a new alert, for those who may manage alerts. */
export async function openAlertForm(
  desk: Desk,
  { identity, destination, triggerId, services }: Asked,
  { isFromList }: { readonly isFromList: boolean },
): Promise<void> {
  const refusal = refusalToManage(identity.viewer);
  if (refusal) return desk.messenger.answer(destination, refused(refusal));
  const [listed, settings, teams] = await Promise.all([
    services.alerts.list(),
    readAlertSettings(desk.reports),
    teamChoices(desk),
  ]);
  if (listed.length >= mostAlerts) return desk.messenger.answer(destination, says(TOO_MANY));
  const metadata = {
    alertId: randomBytes(ID_BYTES).toString("hex"),
    channelId: destination.channelId,
    responseUrl: destination.responseUrl,
    isFromList,
  };
  const view = alertForm({ metadata, values: suggestedValues, teams, settings, problem: null });
  await openModal({ payload: { trigger_id: triggerId }, destination }, desk, view);
}
