import { valueProperty } from "../../element-state";
import { useSnapshot } from "../snapshot-context";
import { textOf } from "../text/TextObject";
import { type Choice, choicesOf, keyOf } from "./options";
import { accessibility, type ElementProps } from "./props";

/** static_select, users_select, conversations_select and channels_select. */
export function SelectElement(props: ElementProps) {
  const { element, value, change } = props;
  const type = String(element.type);
  const property = valueProperty(type) ?? "";
  const choices = choicesOf(element, useSnapshot());
  const choose = (key: string) => {
    const choice = choices.find((candidate) => candidate.key === key);
    change({ type, [property]: choice?.chosen ?? null });
  };
  const placeholder = textOf(element.placeholder) || "Select…";
  return (
    <select
      {...accessibility(props)}
      aria-label={props.label || placeholder}
      className="field select"
      value={keyOf(value?.[property])}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{placeholder}</option>
      {groupsOf(choices).map(([group, members]) =>
        group === "" ? (
          members.map(drawOption)
        ) : (
          <optgroup key={group} label={group}>
            {members.map(drawOption)}
          </optgroup>
        ),
      )}
    </select>
  );
}

function drawOption({ key, label }: Choice) {
  return (
    <option key={key} value={key}>
      {label}
    </option>
  );
}

function groupsOf(choices: readonly Choice[]): [string, Choice[]][] {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [...groups];
}
