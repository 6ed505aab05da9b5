import type { FilterValues } from "../../src/reports/ports";
import type { ReportKind } from "../../src/reports/report-kinds";
import type { CommandInput } from "../command";
import type { Vocabulary } from "./draft";
import { type ReportWords, readReportWords } from "./report-words";
import { mentionIn, type Word } from "./words";

const noValues: FilterValues = { inbox: [], channel: [], tag: [], topic: [] };

/** Reads a report's words. The values of filters are looked up only where the words need them. */
export async function understandReport(
  kind: ReportKind,
  words: readonly Word[],
  input: CommandInput,
): Promise<ReportWords> {
  const vocabulary = await vocabularyOf(kind, words, input);
  const { source, workspace } = input.services.reports;
  const withoutValues = readReportWords(words, vocabulary);
  if (withoutValues.ok) return withoutValues;
  const filterValues = await source.filterValues(workspace);
  return readReportWords(words, { ...vocabulary, filterValues });
}

async function vocabularyOf(
  kind: ReportKind,
  words: readonly Word[],
  input: CommandInput,
): Promise<Vocabulary> {
  const { viewer, services, now } = input;
  const { source, workspace } = services.reports;
  const [zone, directory, mentioned] = await Promise.all([
    source.zone(workspace),
    source.directory(workspace),
    mentionedMembers(words, input),
  ]);
  return { kind, viewer, directory, filterValues: noValues, mentioned, now, zone };
}

async function mentionedMembers(
  words: readonly Word[],
  { services }: CommandInput,
): Promise<ReadonlyMap<string, string | null>> {
  const inFilters = words.flatMap(({ pair }) => pair?.values.map(mentionIn) ?? []);
  const mentioned = [...words.map(({ slackUserId }) => slackUserId), ...inFilters];
  const slackUserIds = new Set(mentioned.filter((id) => id !== null));
  const identities = await Promise.all([...slackUserIds].map(services.people.identify));
  return new Map(
    identities.map((identity) => [
      identity.slackUserId,
      identity.kind === "member" ? identity.memberId : null,
    ]),
  );
}
