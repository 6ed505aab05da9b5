import { type ComponentType, useId } from "react";
import { type ElementValue, initialValue } from "../../element-state";
import type { JsonObject } from "../../slack-stand-in/types";
import { usePlayground } from "../playground-context";
import { useSurface } from "../surface-context";
import { ButtonElement } from "./ButtonElement";
import { DateElement, DateTimeElement } from "./DateElement";
import { ExternalSelectElement } from "./ExternalSelectElement";
import { ImageElement } from "./ImageElement";
import { InputElement } from "./InputElement";
import { MultiSelectElement } from "./MultiSelectElement";
import { OverflowElement } from "./OverflowElement";
import type { ElementProps } from "./props";
import { SelectElement } from "./SelectElement";
import { TicksElement } from "./TicksElement";

const DRAWN_BY: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: ButtonElement,
  overflow: OverflowElement,
  static_select: SelectElement,
  external_select: ExternalSelectElement,
  multi_external_select: ExternalSelectElement,
  users_select: SelectElement,
  conversations_select: SelectElement,
  channels_select: SelectElement,
  multi_static_select: MultiSelectElement,
  multi_users_select: MultiSelectElement,
  multi_conversations_select: MultiSelectElement,
  multi_channels_select: MultiSelectElement,
  datepicker: DateElement,
  timepicker: DateElement,
  datetimepicker: DateTimeElement,
  checkboxes: TicksElement,
  radio_buttons: TicksElement,
  plain_text_input: InputElement,
  number_input: InputElement,
  email_text_input: InputElement,
  url_text_input: InputElement,
};

interface Props {
  readonly element: JsonObject;
  readonly blockId: string;
  /** Whether a change is sent to the app at once, or waits for the form's submission. */
  readonly isSentAtOnce: boolean;
  readonly inputId?: string;
  readonly label?: string;
  readonly errorId?: string | null;
}

/** Draws one element and carries its changes and presses to the app. */
export function Element({ element, blockId, isSentAtOnce, inputId, label = "", errorId = null }: Props) {
  const surface = useSurface();
  const { confirm } = usePlayground();
  const ownId = useId();
  if (element.type === "image") return <ImageElement image={element} />;
  const Drawn = DRAWN_BY[String(element.type)];
  if (!Drawn) return <span className="unknown">Slack knows no element “{String(element.type)}”</span>;

  const place = { blockId, actionId: String(element.action_id) };
  // What is typed goes to the app when the person presses Enter, not with each letter.
  const isTyped = /_input$/.test(String(element.type));
  const isBusy = surface.pending?.blockId === blockId && surface.pending.actionId === place.actionId;
  const press = async (value: ElementValue | null) => {
    if (element.confirm && !(await confirm(element.confirm))) return;
    if (value && initialValue(element)) surface.enter(place, value);
    surface.press(place, value);
  };
  const change = (value: ElementValue) => {
    if (isSentAtOnce && !isTyped) void press(value);
    else surface.enter(place, value);
  };
  return (
    <Drawn
      element={element}
      place={place}
      inputId={inputId ?? ownId}
      label={label}
      value={surface.entered[blockId]?.[place.actionId] ?? initialValue(element)}
      isBusy={isBusy}
      isDisabled={surface.isDisabled}
      errorId={errorId}
      isSentOnEnter={isSentAtOnce && isTyped}
      change={change}
      press={(value) => void press(value)}
    />
  );
}
