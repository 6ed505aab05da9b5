import { textOf } from "../text/TextObject";
import type { ElementProps } from "./props";
import { text } from "./props";

export function ButtonElement({ element, inputId, isBusy, isDisabled, press }: ElementProps) {
  const style = text(element.style) || "default";
  const url = text(element.url);
  const follow = () => {
    press(null);
    if (/^https?:\/\//.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  };
  return (
    <button
      type="button"
      id={inputId}
      className={`button ${style}`}
      aria-busy={isBusy}
      aria-label={text(element.accessibility_label) || undefined}
      disabled={isDisabled}
      onClick={follow}
    >
      {textOf(element.text)}
      {url !== "" && <span aria-hidden="true"> ↗</span>}
    </button>
  );
}
