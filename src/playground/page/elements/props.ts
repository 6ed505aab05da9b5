import type { ElementValue } from "../../element-state";
import type { JsonObject } from "../../slack-stand-in/types";
import type { Place } from "../surface-context";

/** What every element is drawn from. */
export interface ElementProps {
  readonly element: JsonObject;
  readonly place: Place;
  /** The id that a label or hint in the page refers to. */
  readonly inputId: string;
  /** What screen readers call it when no visible label does. */
  readonly label: string;
  readonly value: ElementValue | null;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  /** Marks the input as wrong and names where the reason stands. */
  readonly errorId: string | null;
  readonly isSentOnEnter: boolean;
  /** Takes a new value; outside of forms it is sent at once. */
  change(value: ElementValue): void;
  /** Sends a press without a value, as buttons do. */
  press(value: ElementValue | null): void;
}

export const text = (value: unknown): string => (typeof value === "string" ? value : "");

export const accessibility = ({ inputId, label, errorId, isBusy, isDisabled }: ElementProps) => ({
  id: inputId,
  "aria-label": label === "" ? undefined : label,
  "aria-invalid": errorId === null ? undefined : true,
  "aria-describedby": errorId ?? undefined,
  "aria-busy": isBusy,
  disabled: isDisabled,
});
