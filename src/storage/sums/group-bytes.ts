import { type ConversationFilter, matchesFilter } from "../../domain/conversation-filter";
import type { Group } from "../../domain/sums/day-facts";
import { ByteReader, ByteWriter } from "./bytes";
import { Places } from "./columns";
import { NOTHING } from "./rows";

/** What filters ask about a conversation, with its number. */
export interface NumberedGroup {
  readonly number: number;
  readonly group: Group;
}

const nothing: Group = { inboxId: null, channel: null, topic: null, tags: [] };

/** What of a group stands in a column of its own: which filter asks about it, as a text, and as a group that has only that. */
const columns = [
  {
    filter: "inbox",
    textOf: ({ inboxId }: Group) => inboxId,
    groupOf: (inboxId: string | null): Group => ({ ...nothing, inboxId }),
  },
  {
    filter: "channel",
    textOf: ({ channel }: Group) => channel,
    groupOf: (channel: string | null): Group => ({ ...nothing, channel }),
  },
  {
    filter: "topic",
    textOf: ({ topic }: Group) => topic,
    groupOf: (topic: string | null): Group => ({ ...nothing, topic }),
  },
  {
    filter: "tag",
    textOf: ({ tags }: Group) => (tags.length === 0 ? null : JSON.stringify(tags)),
    groupOf: (tags: string | null): Group => ({ ...nothing, tags: tags === null ? [] : JSON.parse(tags) }),
  },
] as const;

/**
 * Groups as bytes: the different texts of each column, then for each conversation, in order of their numbers, the
 * place of its text in each, behind `NOTHING`. The same groups in any order give the same bytes.
 */
export function bytesOfGroups(groups: readonly NumberedGroup[]): Buffer {
  const sorted = groups.toSorted((left, right) => left.number - right.number);
  const gathered = columns.map(({ textOf }) => ({ textOf, texts: new Places() }));
  const rows = sorted.map(({ group }) =>
    gathered.map(({ textOf, texts }) => {
      const text = textOf(group);
      return text === null ? NOTHING : 1 + texts.of(text);
    }),
  );
  const writer = new ByteWriter();
  for (const { texts } of gathered) writer.texts(texts.texts);
  writer.ascending(sorted.map(({ number }) => number));
  for (const places of rows) for (const place of places) writer.number(place);
  return writer.bytes();
}

/** Calls `take` with the number of each conversation that the filter chooses. */
export function eachChosen(
  bytes: Uint8Array,
  filter: ConversationFilter,
  take: (number: number) => void,
): void {
  const reader = new ByteReader(bytes);
  const [inboxes = [], channels = [], topics = [], tags = []] = columns.map((column) =>
    [null, ...reader.texts()].map((text) =>
      matchesFilter(column.groupOf(text), { [column.filter]: filter[column.filter] }),
    ),
  );
  const numbers: number[] = [];
  reader.ascending((number) => numbers.push(number));
  for (const number of numbers) {
    const [inbox, channel, topic, tag] = [reader.number(), reader.number(), reader.number(), reader.number()];
    if (inboxes[inbox] && channels[channel] && topics[topic] && tags[tag]) take(number);
  }
}
