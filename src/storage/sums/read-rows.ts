import { type Instant, startOfUtcDay, type UtcDay } from "../../domain/instant";
import { type Details, type Family, keepsEntries, type Measure } from "../../domain/sums/measure";
import { ByteReader } from "./bytes";
import type { ChosenConversations } from "./day-groups";
import { measureAt, type ReadRow, type RowsToTake, type TakeRow } from "./rows";
import { EARLIEST_DAY } from "./write-rows";

/** Rows as they are stored. */
export interface StoredRows {
  readonly family: Family;
  readonly day: UtcDay;
  readonly bytes: Uint8Array;
}

/** To look through stored rows. Texts are read once somebody looks at them. */
export function storedToTake(stored: StoredRows): RowsToTake {
  return {
    openedOn: () => openedOn(stored),
    take: (chosen, take) => readRows(stored, chosen, take),
  };
}

function openedOn({ bytes }: StoredRows): UtcDay[] {
  const days: UtcDay[] = [];
  new ByteReader(bytes).ascending((before) => days.push(before + EARLIEST_DAY));
  return days;
}

function readRows({ family, day, bytes }: StoredRows, chosen: ChosenConversations, take: TakeRow): void {
  const reader = new ByteReader(bytes);
  reader.skipAscending();
  const isChosen: boolean[] = [];
  reader.ascending((conversation) => isChosen.push(chosen.has(conversation)));
  const members = [null, ...reader.texts()];
  const texts = new TextsOfDay(reader.part());
  const areLines = family.measures.map(keepsEntries);
  let at = startOfUtcDay(day);
  let line = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    at += reader.number();
    const place = reader.number();
    const measure = measureAt(family, place);
    const memberId = members[reader.number()] ?? null;
    const isTaken = isChosen[reader.number()] === true;
    const value = reader.number();
    if (areLines[place]) {
      if (isTaken) take(measure, new Line({ at, memberId, value }, texts, line));
      line += 1;
      continue;
    }
    const until = measure.measuresTimes ? at - reader.signed() : at;
    const item = readItem(reader, measure, texts);
    if (isTaken) take(measure, { at, memberId, value, until, item, details: undefined });
  }
}

/** The texts of a day's rows, read when somebody looks at one. */
class TextsOfDay {
  private texts: readonly string[] | null = null;
  private lines: readonly Details[] | null = null;

  constructor(private readonly part: ByteReader) {}

  text(place: number): string | undefined {
    this.texts ??= this.part.joinedTexts();
    return this.texts[place];
  }

  /** What the line of a log has, by the place of the line. */
  details(line: number): Details | undefined {
    this.texts ??= this.part.joinedTexts();
    const { texts } = this;
    this.lines ??= Array.from({ length: this.part.number() }, () =>
      Array.from({ length: this.part.number() }, () => texts[this.part.number() - 1] ?? null),
    );
    return this.lines[line];
  }
}

/** A line of a log. */
class Line implements ReadRow {
  readonly at: Instant;
  readonly memberId: string | null;
  readonly value: number;
  readonly item = undefined;

  constructor(
    { at, memberId, value }: Pick<ReadRow, "at" | "memberId" | "value">,
    private readonly texts: TextsOfDay,
    private readonly line: number,
  ) {
    this.at = at;
    this.memberId = memberId;
    this.value = value;
  }

  get details(): Details | undefined {
    return this.texts.details(this.line);
  }
}

function readItem(reader: ByteReader, { keeps }: Measure, texts: TextsOfDay): ReadRow["item"] {
  if (keeps === "different") return reader.number();
  return keeps === "texts" ? texts.text(reader.number()) : undefined;
}
