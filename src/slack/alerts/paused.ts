import type { Alert } from "../../domain/alerts/alert";
import type { PauseReason } from "../../domain/digests/digest";
import { code, type Message, message, paragraph, words } from "../blocks/build";
import { alertPauseWords, alertWords } from "./manage/words";

const OWN_RIGHTS_GONE =
  "You may no longer see everyone’s conversations. Somebody who does can resume it; it then has their rights.";

/** Tells whoever set an alert up that it does not tell any more, why, and what brings it back. */
export function alertPaused(alert: Alert, because: PauseReason): Message {
  const reason = because === "rights-gone" ? OWN_RIGHTS_GONE : alertPauseWords[because];
  return message(`An alert of yours is paused. ${reason}`, [
    paragraph(
      words("⏸️ Your alert "),
      ...alertWords(alert),
      words(` is paused. ${reason} All alerts: `),
      code("/digest alerts"),
    ),
  ]);
}
