import type { View } from "@slack/types";
import type { z } from "zod";
import type { Desk } from "../desk";
import type { InputValue, submissionPayload } from "../payloads";

export type Submission = z.output<typeof submissionPayload>;

/** What Slack is told at once: what is wrong at which input, or what the modal shows meanwhile. */
export type Acknowledgement =
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: View };

export interface SubmissionHandler {
  /** Looks only at the payload; null closes the modal. */
  acknowledge(payload: Submission): Acknowledgement | null;
  /** The work, unless an input was wrong. `requestKey` is the same for an exact repetition. */
  run(payload: Submission, desk: Desk, requestKey: string): Promise<void>;
}

/** The only input of a block; null when the block is not there. */
export function inputOf({ view }: Submission, blockId: string): InputValue | null {
  const block = Object.hasOwn(view.state.values, blockId) ? view.state.values[blockId] : undefined;
  return block ? (Object.values(block)[0] ?? null) : null;
}

/** The values chosen in a menu of several; null when the block is not there. */
export function chosenIn(payload: Submission, blockId: string): readonly string[] | null {
  const input = inputOf(payload, blockId);
  return input && (input.selected_options ?? []).map(({ value }) => value);
}
