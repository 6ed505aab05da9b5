import { type ConversationFilter, matchesFilter } from "../../domain/conversation-filter";
import type { Group } from "../../domain/sums/day-facts";
import { ByteReader, ByteWriter } from "./bytes";

/** What filters ask about a conversation, with its number. */
export interface NumberedGroup {
  readonly number: number;
  readonly group: Group;
}

const nothing: Group = { inboxId: null, channel: null, topic: null, tags: [] };

/** What of a group stands in a column of its own: as a text, and what a filter says about a group that has only that. */
const columns = [
  {
    textOf: ({ inboxId }: Group) => inboxId,
    isChosen: (inboxId: string | null, { inbox }: ConversationFilter) =>
      matchesFilter({ ...nothing, inboxId }, { inbox }),
  },
  {
    textOf: ({ channel }: Group) => channel,
    isChosen: (channel: string | null, filter: ConversationFilter) =>
      matchesFilter({ ...nothing, channel }, { channel: filter.channel }),
  },
  {
    textOf: ({ topic }: Group) => topic,
    isChosen: (topic: string | null, filter: ConversationFilter) =>
      matchesFilter({ ...nothing, topic }, { topic: filter.topic }),
  },
  {
    textOf: ({ tags }: Group) => (tags.length === 0 ? null : JSON.stringify(tags)),
    isChosen: (tags: string | null, { tag }: ConversationFilter) =>
      matchesFilter({ ...nothing, tags: tags === null ? [] : JSON.parse(tags) }, { tag }),
  },
] as const;

/**
 * Groups as bytes: the different texts of each column, then for each conversation, in order of their numbers, the
 * place of its text in each, 0 for none. The same groups in any order give the same bytes.
 */
export function bytesOfGroups(groups: readonly NumberedGroup[]): Buffer {
  const sorted = groups.toSorted((left, right) => left.number - right.number);
  const places = columns.map(({ textOf }) => {
    const texts = new Set(sorted.map(({ group }) => textOf(group)).filter((text) => text !== null));
    return new Map<string | null, number>([...texts].map((text, place) => [text, 1 + place]));
  });
  const writer = new ByteWriter();
  for (const column of places) writer.texts([...column.keys()].filter((text) => text !== null));
  writer.ascending(sorted.map(({ number }) => number));
  for (const { group } of sorted) {
    for (const [index, { textOf }] of columns.entries()) {
      writer.number(places[index]?.get(textOf(group)) ?? 0);
    }
  }
  return writer.bytes();
}

/** Calls `take` with the number of each conversation that the filter chooses. */
export function eachChosen(
  bytes: Uint8Array,
  filter: ConversationFilter,
  take: (number: number) => void,
): void {
  const reader = new ByteReader(bytes);
  const [inboxes = [], channels = [], topics = [], tags = []] = columns.map(({ isChosen }) =>
    [null, ...reader.texts()].map((text) => isChosen(text, filter)),
  );
  const numbers: number[] = [];
  reader.ascending((number) => numbers.push(number));
  for (const number of numbers) {
    const [inbox, channel, topic, tag] = [reader.number(), reader.number(), reader.number(), reader.number()];
    if (inboxes[inbox] && channels[channel] && topics[topic] && tags[tag]) take(number);
  }
}
