import { refusalToManage } from "../../../../commands/digest/rights";
import type { MessageBlock } from "../../blocks/build";
import type { Desk } from "../../desk";
import type { Asked } from "../../digests/manage/asked";
import { refused } from "../../replies/notices";
import { readAlertList, readAlertSettings } from "./alert-list";
import { alertListMessage } from "./list-message";

/** Answers with the list of alerts, for those who may manage them. */
export async function showAlertList(
  desk: Desk,
  { identity, services, destination }: Asked,
  notice: MessageBlock | null = null,
): Promise<void> {
  const refusal = refusalToManage(identity.viewer);
  if (refusal) return desk.messenger.answer(destination, refused(refusal));
  const settings = await readAlertSettings(desk.reports);
  const listed = await readAlertList(services.alerts, settings);
  return desk.messenger.answer(destination, alertListMessage(listed, notice));
}
