import { tokenIn } from "../action-ids";
import type { Desk } from "../desk";
import { expired } from "../replies/notices";
import type { ReportState } from "../report-state";
import type { UsedAction } from "./action";

/** Where a control stands: in a message to one person, which is redrawn, or on the Home tab. */
export type Surface = "message" | "home";

export function surfaceOf({ payload }: UsedAction): Surface {
  return payload.container.type === "view" ? "home" : "message";
}

/** The state that the used control belongs to; null, after telling so, when it is kept no more. */
export async function stateOf<Kind extends ReportState["kind"]>(
  used: UsedAction,
  desk: Desk,
  ...kinds: Kind[]
): Promise<Extract<ReportState, { kind: Kind }> | null> {
  const token = tokenIn(used.action.block_id) ?? used.action.value ?? null;
  const state = token === null ? null : await desk.states.load(token);
  if (state !== null && isOneOf(state, kinds)) return state;
  await desk.messenger.answer(used.destination, expired());
  return null;
}

function isOneOf<Kind extends ReportState["kind"]>(
  state: ReportState,
  kinds: readonly Kind[],
): state is Extract<ReportState, { kind: Kind }> {
  return (kinds as readonly string[]).includes(state.kind);
}
