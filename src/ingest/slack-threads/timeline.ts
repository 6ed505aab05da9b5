import { compareText } from "../../domain/event-order";
import { instantOfTimestamp, type Thread, type ThreadReaction } from "../../domain/slack-threads/thread";

/** What happened in a thread, one step after the other. */
export type Step =
  | { readonly kind: "message"; readonly at: number; readonly ts: string; readonly by: string }
  | ({ readonly kind: "reaction" } & ThreadReaction)
  | { readonly kind: "deleted"; readonly at: number };

/** Of one instant: a reaction is to what was written before it. */
const ranks = { message: 0, assign: 1, close: 2, rating: 3, deleted: 4 } as const;

/** The facts of a thread in the order of time, whatever the order in which they became known. */
export function timelineOf(thread: Thread): readonly Step[] {
  const steps: Step[] = [
    ...thread.messages.map(({ ts, by }): Step => ({ kind: "message", at: instantOfTimestamp(ts), ts, by })),
    ...thread.reactions.map((reaction): Step => ({ kind: "reaction", ...reaction })),
    ...(thread.deletedAt === null ? [] : [{ kind: "deleted", at: thread.deletedAt } as const]),
  ];
  return steps.sort(
    (left, right) =>
      left.at - right.at || rankOf(left) - rankOf(right) || compareText(keyOf(left), keyOf(right)),
  );
}

function rankOf(step: Step): number {
  return step.kind === "reaction" ? ranks[step.meaning.kind] : ranks[step.kind];
}

/** Settles the order of what has the same instant and kind. */
function keyOf(step: Step): string {
  switch (step.kind) {
    case "message":
      return step.ts;
    case "reaction":
      return [step.eventTs ?? "", step.on, step.by, step.change].join(" ");
    case "deleted":
      return "";
  }
}
