import { type FormEvent, useEffect, useRef, useState } from "react";
import type { InputErrors } from "../../bridge/view-submission";
import { isObject } from "../../slack-stand-in/parameters";
import type { ShownView } from "../../snapshot";
import { Blocks } from "../blocks/Block";
import { usePlayground } from "../playground-context";
import { SurfaceContext } from "../surface-context";
import { textOf } from "../text/TextObject";
import { useSurfaceState } from "../use-surface";
import { InputErrorsContext } from "./input-errors";
import { validateInputs } from "./validate-inputs";

/** The modal in front. The browser's own dialog keeps the focus inside. */
export function ModalDialog({ view, depth }: { view: ShownView; depth: number }) {
  const { act, as } = usePlayground();
  const dialog = useRef<HTMLDialogElement>(null);
  const surface = useSurfaceState({ kind: "press-in-view", viewId: view.id }, false);
  const [errors, setErrors] = useState<InputErrors>({});
  const [isSending, setSending] = useState(false);
  const { content } = view;
  const blocks = Array.isArray(content.blocks) ? content.blocks.filter(isObject) : [];

  useEffect(() => {
    dialog.current?.showModal();
    // Slack puts the cursor into the first field, not onto the close button.
    dialog.current?.querySelector<HTMLElement>(".modal-body :is(input, select, textarea)")?.focus();
  }, []);

  const close = (all: boolean) => void act({ kind: "close", as, viewId: view.id, all });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = validateInputs(blocks, surface.entered);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setSending(true);
    const outcome = await act({ kind: "submit", as, viewId: view.id, entered: surface.entered });
    setSending(false);
    setErrors(outcome.errors);
  };
  const cancel = (event: { preventDefault(): void }) => {
    event.preventDefault();
    close(false);
  };
  return (
    <dialog ref={dialog} className="modal" aria-labelledby={`title-${view.id}`} onCancel={cancel}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <header>
          {depth > 1 && (
            <button type="button" className="icon" aria-label="Back" onClick={() => close(false)}>
              ‹
            </button>
          )}
          <h2 id={`title-${view.id}`}>{textOf(content.title)}</h2>
          <button type="button" className="icon" aria-label="Close" onClick={() => close(true)}>
            ✕
          </button>
        </header>
        <div className="modal-body">
          <SurfaceContext value={surface}>
            <InputErrorsContext value={errors}>
              <Blocks blocks={blocks} />
            </InputErrorsContext>
          </SurfaceContext>
        </div>
        <footer>
          <button type="button" className="button default" onClick={() => close(false)}>
            {textOf(content.close) || "Close"}
          </button>
          {isObject(content.submit) && (
            <button type="submit" className="button primary" aria-busy={isSending} disabled={isSending}>
              {textOf(content.submit)}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
