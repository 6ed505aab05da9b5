import { modals } from "../action-ids";
import { ALERT_FORM } from "../alerts/action-ids";
import { submitAlertForm } from "../alerts/manage/submit-form";
import { SECRET_FORM } from "../connections/action-ids";
import { submitSecret } from "../connections/submit-secret";
import { DIGEST_FORM } from "../digests/manage/action-ids";
import { submitDigestForm } from "../digests/manage/submit-form";
import { submitExplain } from "./explain";
import { submitFilter } from "./filter";
import { submitShare } from "./share";
import type { SubmissionHandler } from "./submission";

/** Every modal, by its callback id. */
export const submissionHandlers: Readonly<Record<string, SubmissionHandler>> = {
  [modals.filter]: submitFilter,
  [modals.explain]: submitExplain,
  [modals.share]: submitShare,
  [DIGEST_FORM]: submitDigestForm,
  [ALERT_FORM]: submitAlertForm,
  [SECRET_FORM]: submitSecret,
};
