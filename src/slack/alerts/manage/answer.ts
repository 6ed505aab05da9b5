import type { AlertReply } from "../../../../commands/digest/alert-reply";
import type { Desk } from "../../desk";
import type { Asked } from "../../digests/manage/asked";
import { openAlertForm } from "./open-form";
import { showAlertList } from "./show-list";

/** Answers what somebody asked of `/digest alerts`. */
export function answerAlerts(desk: Desk, reply: AlertReply, asked: Asked): Promise<void> {
  return reply.kind === "alert-list"
    ? showAlertList(desk, asked)
    : openAlertForm(desk, asked, { isFromList: false });
}
