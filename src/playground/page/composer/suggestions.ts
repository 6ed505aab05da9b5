import type { Snapshot } from "../../snapshot";

export interface Suggestion {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** The whole text after it is taken. */
  readonly completed: string;
}

function commandSuggestions(text: string, { commands }: Snapshot): Suggestion[] {
  return commands
    .filter(({ name }) => name.startsWith(text.toLowerCase()))
    .map(({ name, usage, description }) => ({
      key: name,
      title: `${name} ${usage}`,
      detail: description,
      completed: `${name} `,
    }));
}

function memberSuggestions(before: string, typed: string, { people }: Snapshot): Suggestion[] {
  const wanted = typed.toLowerCase();
  return people
    .filter(({ name, realName }) =>
      [name, ...realName.split(/\s+/)].some((word) => word.toLowerCase().startsWith(wanted)),
    )
    .slice(0, 8)
    .map(({ id, name, realName, role }) => ({
      key: id,
      title: realName,
      detail: `@${name}, ${role}`,
      completed: `${before}@${name} `,
    }));
}

/** What could stand at the end of the text: a command at its start, a person after @. */
export function suggestionsFor(text: string, snapshot: Snapshot): Suggestion[] {
  if (/^\/\S*$/.test(text)) return commandSuggestions(text, snapshot);
  const mention = /^(.*(?:^|\s))@([\p{L}\w.-]*)$/su.exec(text);
  return mention ? memberSuggestions(mention[1] ?? "", mention[2] ?? "", snapshot) : [];
}

/** How the command at the text's start is used; null for other texts. */
export function usageOf(text: string, { commands }: Snapshot): string | null {
  const command = commands.find(({ name }) => text.startsWith(`${name} `));
  return command ? `${command.name} ${command.usage}` : null;
}
