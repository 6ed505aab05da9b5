import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";
import type { Snapshot } from "../../snapshot";
import { textOf } from "../text/TextObject";

/** One thing to choose. `chosen` is what Slack writes into the state: an option object or an id. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly group: string;
  readonly chosen: unknown;
}

function optionChoice(option: unknown, group: string): Choice[] {
  if (!isObject(option)) return [];
  const chosen = { text: option.text, value: option.value };
  const label = textOf(option.text);
  return [{ key: String(option.value), label, description: textOf(option.description), group, chosen }];
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function staticChoices(element: JsonObject): Choice[] {
  const groups = list(element.option_groups).filter(isObject);
  return [
    ...list(element.options).flatMap((option) => optionChoice(option, "")),
    ...groups.flatMap((group) =>
      list(group.options).flatMap((option) => optionChoice(option, textOf(group.label))),
    ),
  ];
}

function channelChoices(element: JsonObject, { channels }: Snapshot): Choice[] {
  const filter = isObject(element.filter) ? element.filter : {};
  const include = list(filter.include);
  const kindOf = { public: "public", private: "private", direct: "im" };
  return channels
    .filter((channel) => !channel.isArchived)
    .filter((channel) => include.length === 0 || include.includes(kindOf[channel.kind]))
    .filter((channel) => filter.exclude_external_shared_channels !== true || !channel.isExternallyShared)
    .map((channel) => ({
      key: channel.id,
      label: channel.kind === "direct" ? channel.name : `#${channel.name}`,
      description: "",
      group: "",
      chosen: channel.id,
    }));
}

/** Everything that this menu offers to the acting person. */
export function choicesOf(element: JsonObject, snapshot: Snapshot): Choice[] {
  const type = String(element.type).replace(/^multi_/, "");
  if (type === "users_select") {
    return snapshot.people.map(({ id, realName }) => ({
      key: id,
      label: realName,
      description: "",
      group: "",
      chosen: id,
    }));
  }
  if (type === "conversations_select" || type === "channels_select") return channelChoices(element, snapshot);
  return staticChoices(element);
}

/** The key of a chosen value: an option's value, or the id itself. */
export function keyOf(chosen: unknown): string {
  if (isObject(chosen)) return String(chosen.value);
  return typeof chosen === "string" ? chosen : "";
}
