import { isObject } from "../../slack-stand-in/parameters";
import { TextObject } from "../text/TextObject";
import { keyOf } from "./options";
import type { ElementProps } from "./props";

/** checkboxes and radio_buttons. */
export function TicksElement({ element, inputId, label, value, isDisabled, errorId, change }: ElementProps) {
  const isSingle = element.type === "radio_buttons";
  const options = Array.isArray(element.options) ? element.options.filter(isObject) : [];
  const chosen: unknown = isSingle ? [value?.selected_option] : value?.selected_options;
  const keys = Array.isArray(chosen) ? chosen.map(keyOf) : [];
  const flip = (key: string) => {
    if (isSingle) {
      change({
        type: "radio_buttons",
        selected_option: options.find((option) => keyOf(option) === key) ?? null,
      });
      return;
    }
    const next = keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
    change({
      type: "checkboxes",
      selected_options: options.filter((option) => next.includes(keyOf(option))),
    });
  };
  return (
    <fieldset className="ticks" aria-describedby={errorId ?? undefined} disabled={isDisabled}>
      <legend className="hidden">{label || (isSingle ? "One of" : "Any of")}</legend>
      {options.map((option, place) => (
        <label key={keyOf(option)} className="choice">
          <input
            type={isSingle ? "radio" : "checkbox"}
            id={place === 0 ? inputId : undefined}
            name={inputId}
            checked={keys.includes(keyOf(option))}
            onChange={() => flip(keyOf(option))}
          />
          <span>
            <TextObject value={option.text} />
            {isObject(option.description) && (
              <small>
                <TextObject value={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
