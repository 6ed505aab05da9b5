import type { FieldProblem } from "../domain/events";

/** Something that was sent as an event; whether it is one is not known yet. */
export type Candidate =
  | { readonly kind: "value"; readonly value: unknown; readonly text: string | null; readonly origin: string }
  /** Text that could not even be read as JSON. */
  | {
      readonly kind: "unreadable";
      readonly text: string;
      readonly problems: readonly FieldProblem[];
      readonly origin: string;
    };

/** Values that came without a text of their own, as candidates. */
export function candidatesOf(values: readonly unknown[], origin: string): Candidate[] {
  return values.map((value) => ({ kind: "value", value, text: null, origin }));
}

/** A candidate that is not an event of the contract, or not the first with its id. */
export interface Rejected {
  /** Its place among the candidates, from 0. */
  readonly index: number;
  /** The id it claims to have; null without one. */
  readonly id: string | null;
  readonly problems: readonly FieldProblem[];
}
