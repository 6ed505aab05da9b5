import { useId } from "react";
import { useSnapshot } from "../snapshot-context";
import { choicesOf } from "./options";
import type { ElementProps } from "./props";
import { usePopover } from "./use-popover";

/** The ⋯ menu. */
export function OverflowElement({ element, inputId, label, isBusy, isDisabled, press }: ElementProps) {
  const choices = choicesOf(element, useSnapshot());
  const { isOpen, container, toggle, close } = usePopover();
  const menuId = useId();
  const choose = (chosen: unknown) => {
    close();
    press({ type: "overflow", selected_option: chosen });
  };
  return (
    <div className="overflow" ref={container}>
      <button
        type="button"
        id={inputId}
        className="button default"
        aria-label={label || "More actions"}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={menuId}
        aria-busy={isBusy}
        disabled={isDisabled}
        onClick={toggle}
      >
        ⋯
      </button>
      {isOpen && (
        <div className="popover" role="menu" id={menuId}>
          {choices.map(({ key, label: name, description, chosen }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              className="menu-item"
              onClick={() => choose(chosen)}
            >
              {name}
              {description && <small>{description}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
