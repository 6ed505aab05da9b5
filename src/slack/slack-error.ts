/** Slack's error code of a refused Web API call, such as `not_in_channel`; null for anything else. */
export function slackErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("data" in error)) return null;
  const { data } = error;
  return typeof data === "object" && data !== null && "error" in data && typeof data.error === "string"
    ? data.error
    : null;
}

export function isSlackError(error: unknown, code: string): boolean {
  return slackErrorCode(error) === code;
}
