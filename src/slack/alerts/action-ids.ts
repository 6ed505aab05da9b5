/** The ids that Slack sends back for alerts' buttons and their form. */

export const alertActions = {
  /** Below an alert: opens the timeline of the conversation that the button carries as its value. */
  timeline: "alert.timeline",
  add: "alert.add",
  pause: "alert.pause",
  resume: "alert.resume",
  remove: "alert.remove",
} as const;

export const ALERT_FORM = "modal.alert";

const LISTED = "alert:";

/** The id of a listed alert's block, because Slack sends it back with every press. */
export function listedId(alertId: string): string {
  return `${LISTED}${alertId}`;
}

/** The alert in a block's id; null for a block of another kind. */
export function alertIn(blockId: string): string | null {
  return /^alert:([\w-]{1,32})$/.exec(blockId)?.[1] ?? null;
}
