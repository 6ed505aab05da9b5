import { type ReportName, reportNames } from "../reports/request";

/** The ids that Slack sends back for buttons, selects and modals. */

export const reportActions = {
  range: "report.range",
  statistic: "report.statistic",
  part: "report.part",
  ranking: "report.ranking",
  conversation: "report.conversation",
  filter: "report.filter",
  clear: "report.clear",
  share: "report.share",
  explain: "report.explain",
  previous: "report.previous",
  next: "report.next",
} as const;

/** Buttons of a message in a channel: whoever presses one is answered privately. */
export const sharedActions = { open: "shared.open", explain: "shared.explain" } as const;

/** As `sharedActions.open` where several stand beside each other: the token is the button's value. */
export function openAction(report: ReportName): string {
  return `${sharedActions.open}.${report}`;
}

export const openActions: readonly string[] = reportNames.map(openAction);

export const modals = { filter: "modal.filter", share: "modal.share", explain: "modal.explain" } as const;

/** The option of the date select that opens the modal. */
export const CUSTOM_RANGE = "custom";

const CONTROLS = "controls";
const PAGES = "pages";

export function controlsId(token: string): string {
  return `${CONTROLS}:${token}`;
}

export function pagesId(token: string): string {
  return `${PAGES}:${token}`;
}

/** The token in a block's id; null for a block of another kind. */
export function tokenIn(blockId: string): string | null {
  const match = /^(?:controls|pages):([\w-]{1,64})$/.exec(blockId);
  return match?.[1] ?? null;
}
