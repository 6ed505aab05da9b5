import { useEffect, useRef } from "react";
import { isObject } from "../../slack-stand-in/parameters";
import { TextObject, textOf } from "../text/TextObject";

/** Slack's confirmation of a press. */
export function ConfirmDialog({ dialog, answer }: { dialog: unknown; answer(isConfirmed: boolean): void }) {
  const box = useRef<HTMLDialogElement>(null);
  const content = isObject(dialog) ? dialog : {};
  useEffect(() => {
    box.current?.showModal();
  }, []);
  const cancel = (event: { preventDefault(): void }) => {
    event.preventDefault();
    answer(false);
  };
  return (
    <dialog
      ref={box}
      className="modal confirm"
      role="alertdialog"
      aria-labelledby="confirm-title"
      onCancel={cancel}
    >
      <header>
        <h2 id="confirm-title">{textOf(content.title) || "Are you sure?"}</h2>
      </header>
      <div className="modal-body">
        <TextObject value={content.text} />
      </div>
      <footer>
        <button type="button" className="button default" onClick={() => answer(false)}>
          {textOf(content.deny) || "Cancel"}
        </button>
        <button
          type="button"
          className={`button ${content.style === "danger" ? "danger" : "primary"}`}
          onClick={() => answer(true)}
        >
          {textOf(content.confirm) || "Yes"}
        </button>
      </footer>
    </dialog>
  );
}
