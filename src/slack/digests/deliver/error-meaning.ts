import { slackErrorCode } from "../../slack-error";

/** What an error of Slack's Web API says about the message that was to be posted. */
export type ErrorMeaning =
  /** It was not posted, and will not be like this. */
  | { readonly kind: "refused"; readonly code: string }
  /** It was not posted, and may be after that many seconds. */
  | { readonly kind: "rate-limited"; readonly seconds: number }
  /** It may have been posted. */
  | { readonly kind: "unknown" };

/** Codes that Slack answers when something broke on its way: they promise nothing. */
const NOT_A_REFUSAL = ["internal_error", "fatal_error", "service_unavailable", "request_timeout"];
const RATE_LIMITED = ["ratelimited", "rate_limited"];
/** As Slack writes codes; its client takes anything that is no JSON, such as a page of a proxy, for one too. */
const CODE = /^[a-z\d]+(?:_[a-z\d]+)+$/;
const SECONDS_WHEN_UNTOLD = 30;

/** Only what Slack clearly refused counts as not posted. */
export function meaningOf(error: unknown): ErrorMeaning {
  if (!(error instanceof Error) || !("code" in error)) return { kind: "unknown" };
  if (error.code === "slack_webapi_rate_limited_error") {
    const seconds = "retryAfter" in error ? Number(error.retryAfter) : Number.NaN;
    return { kind: "rate-limited", seconds: seconds > 0 ? seconds : SECONDS_WHEN_UNTOLD };
  }
  const code = error.code === "slack_webapi_platform_error" ? slackErrorCode(error) : null;
  if (code === null) return { kind: "unknown" };
  if (RATE_LIMITED.includes(code)) return { kind: "rate-limited", seconds: SECONDS_WHEN_UNTOLD };
  return CODE.test(code) && !NOT_A_REFUSAL.includes(code) ? { kind: "refused", code } : { kind: "unknown" };
}
