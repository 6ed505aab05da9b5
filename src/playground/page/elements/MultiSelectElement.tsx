import { useId, useState } from "react";
import { valueProperty } from "../../element-state";
import { useSnapshot } from "../snapshot-context";
import { textOf } from "../text/TextObject";
import { choicesOf, keyOf } from "./options";
import { accessibility, type ElementProps } from "./props";
import { usePopover } from "./use-popover";

/** A menu of which several can be chosen: the chosen ones as chips, the others behind a button with a filter. */
export function MultiSelectElement(props: ElementProps) {
  const { element, value, change } = props;
  const type = String(element.type);
  const property = valueProperty(type) ?? "";
  const choices = choicesOf(element, useSnapshot());
  const chosen: unknown = value?.[property];
  const keys = Array.isArray(chosen) ? chosen.map(keyOf) : [];
  const most = typeof element.max_selected_items === "number" ? element.max_selected_items : choices.length;
  const [filter, setFilter] = useState("");
  const { isOpen, container, toggle } = usePopover();
  const listId = useId();

  const set = (next: readonly string[]) =>
    change({
      type,
      [property]: choices.filter(({ key }) => next.includes(key)).map((choice) => choice.chosen),
    });
  const flip = (key: string) =>
    set(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
  const labels = choices.filter(({ key }) => keys.includes(key)).map(({ label }) => label);
  const shown = choices.filter(({ label }) => label.toLowerCase().includes(filter.toLowerCase()));
  const placeholder = textOf(element.placeholder) || "Select…";

  return (
    <div className="multi-select" ref={container}>
      <button
        type="button"
        {...accessibility(props)}
        aria-label={`${props.label || placeholder}: ${labels.join(", ") || "nothing chosen"}`}
        aria-expanded={isOpen}
        aria-controls={listId}
        className="field select"
        onClick={toggle}
      >
        {labels.length === 0 ? <span className="placeholder">{placeholder}</span> : null}
        {labels.map((label) => (
          <span className="chip" key={label}>
            {label}
          </span>
        ))}
      </button>
      {isOpen && (
        <div className="popover" id={listId}>
          {choices.length > 6 && (
            <input
              className="field"
              type="search"
              aria-label="Filter the choices"
              placeholder="Filter…"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          )}
          <fieldset className="choices">
            <legend className="hidden">{props.label || placeholder}</legend>
            {shown.map(({ key, label, group }) => (
              <label key={key} className="choice">
                <input
                  type="checkbox"
                  checked={keys.includes(key)}
                  disabled={!keys.includes(key) && keys.length >= most}
                  onChange={() => flip(key)}
                />
                <span>
                  {label} {group && <small>{group}</small>}
                </span>
              </label>
            ))}
            {shown.length === 0 && <p className="quiet">Nothing matches.</p>}
          </fieldset>
        </div>
      )}
    </div>
  );
}
