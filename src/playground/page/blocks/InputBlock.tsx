import { useId } from "react";
import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";
import { Element } from "../elements/Element";
import { useInputErrors } from "../modal/input-errors";
import { textOf } from "../text/TextObject";

/** An input with its label, hint, and what is wrong with it. */
export function InputBlock({ block }: { block: JsonObject }) {
  const blockId = String(block.block_id);
  const error = useInputErrors()[blockId];
  const inputId = useId();
  const noteId = useId();
  const label = textOf(block.label);
  const hint = textOf(block.hint);
  if (!isObject(block.element)) return null;
  const isGroup = block.element.type === "checkboxes" || block.element.type === "radio_buttons";
  return (
    <div className={error ? "input-block wrong" : "input-block"}>
      <label htmlFor={isGroup ? undefined : inputId} className="input-label">
        {label}
        {block.optional === true && <span className="quiet"> (optional)</span>}
      </label>
      <Element
        element={block.element}
        blockId={blockId}
        isSentAtOnce={block.dispatch_action === true}
        inputId={inputId}
        label={label}
        errorId={error ? noteId : null}
      />
      {error && (
        <p className="input-error" id={noteId} role="alert">
          {error}
        </p>
      )}
      {hint && <p className="hint">{hint}</p>}
    </div>
  );
}
