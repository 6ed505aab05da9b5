import type { KeyboardEvent } from "react";
import { textOf } from "../text/TextObject";
import { accessibility, type ElementProps, text } from "./props";

const INPUT_TYPES: Readonly<Record<string, string>> = { email_text_input: "email", url_text_input: "url" };

/** plain_text_input, number_input, email_text_input and url_text_input. */
export function InputElement(props: ElementProps) {
  const { element, value, change, press } = props;
  const type = String(element.type);
  const current = text(value?.value);
  const common = {
    ...accessibility(props),
    className: "field",
    placeholder: textOf(element.placeholder) || undefined,
    value: current,
    dir: "auto",
  };
  const enter = (written: string) => change({ type, value: written === "" ? null : written });
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key === "Enter") press({ type, value: current === "" ? null : current });
  };
  if (element.multiline === true) {
    return <textarea {...common} rows={4} onChange={(event) => enter(event.target.value)} />;
  }
  const isNumber = type === "number_input";
  return (
    <input
      {...common}
      type={INPUT_TYPES[type] ?? "text"}
      inputMode={isNumber ? (element.is_decimal_allowed === true ? "decimal" : "numeric") : undefined}
      onChange={(event) => enter(event.target.value)}
      onKeyDown={props.isSentOnEnter ? sendOnEnter : undefined}
    />
  );
}
