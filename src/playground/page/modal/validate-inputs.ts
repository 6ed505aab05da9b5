import type { InputErrors } from "../../bridge/view-submission";
import { type ElementValue, initialValue, isEmptyValue, type StateValues } from "../../element-state";
import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";

const bound = (value: unknown): number | null => (value === undefined ? null : Number(value));

function wrongNumber(element: JsonObject, written: string): string | null {
  const isDecimal = element.is_decimal_allowed === true;
  if (!(isDecimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(written)) {
    return isDecimal ? "Write a number." : "Write a whole number.";
  }
  const least = bound(element.min_value);
  const most = bound(element.max_value);
  if (least !== null && Number(written) < least) return `Must be at least ${least}.`;
  return most !== null && Number(written) > most ? `Must be at most ${most}.` : null;
}

function wrongText(element: JsonObject, written: string): string | null {
  const { min_length: least, max_length: most } = element;
  if (typeof least === "number" && written.length < least) return `Write at least ${least} characters.`;
  return typeof most === "number" && written.length > most ? `Write at most ${most} characters.` : null;
}

function wrongValue(element: JsonObject, value: ElementValue): string | null {
  const written = typeof value.value === "string" ? value.value : "";
  switch (element.type) {
    case "number_input":
      return wrongNumber(element, written);
    case "plain_text_input":
      return wrongText(element, written);
    case "email_text_input":
      return /^\S+@\S+\.\S+$/.test(written) ? null : "Write an e-mail address.";
    case "url_text_input":
      return /^https?:\/\/\S+$/.test(written)
        ? null
        : "Write an address that begins with https:// or http://.";
    default:
      return null;
  }
}

/** What Slack itself finds wrong before it sends a form to the app, by block id. */
export function validateInputs(blocks: readonly JsonObject[], entered: StateValues): InputErrors {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== "input" || !isObject(block.element)) continue;
    const blockId = String(block.block_id);
    const value = entered[blockId]?.[String(block.element.action_id)] ?? initialValue(block.element);
    if (!value || isEmptyValue(value)) {
      if (block.optional !== true) errors[blockId] = "Please complete this required field.";
      continue;
    }
    const wrong = wrongValue(block.element, value);
    if (wrong) errors[blockId] = wrong;
  }
  return errors;
}
