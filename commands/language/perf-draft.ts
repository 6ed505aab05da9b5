import type { ConversationFilter } from "../../src/domain/conversation-filter";
import type { Directory } from "../../src/domain/directory";
import type { Instant } from "../../src/domain/instant";
import { defaultRange, type RangeChoice } from "../../src/domain/range";
import type { FilterValues } from "../../src/reports/ports";
import type { UsersRequest } from "../../src/reports/request";
import { defaultMembers, type Viewer } from "../../src/reports/rights";

/** What the words of `/perf` are matched with. */
export interface PerfVocabulary {
  readonly viewer: Viewer;
  readonly directory: Directory;
  readonly filterValues: FilterValues;
  /** The member behind each Slack user who is mentioned; null for one who is not linked. */
  readonly mentioned: ReadonlyMap<string, string | null>;
  readonly now: Instant;
  readonly zone: string;
}

/** What could not be understood, and what may have been meant. */
export interface Problem {
  readonly word: string;
  readonly reason: string;
  readonly suggestions: readonly string[];
}

export type FilterName = keyof FilterValues;

/** A request as far as it has been read. */
export interface PerfDraft {
  readonly users: readonly string[];
  readonly teams: readonly string[];
  readonly everyone: boolean;
  readonly range: { readonly choice: RangeChoice; readonly typed: string } | null;
  readonly filter: ConversationFilter;
  readonly compare: boolean;
}

export const emptyDraft: PerfDraft = {
  users: [],
  teams: [],
  everyone: false,
  range: null,
  filter: {},
  compare: false,
};

/** What one reader made of the words at its place: so many taken, a problem, or null for "not mine". */
export type Reading =
  | { readonly kind: "read"; readonly taken: number; readonly draft: PerfDraft }
  | { readonly kind: "problem"; readonly problem: Problem }
  | null;

export function read(taken: number, draft: PerfDraft): Reading {
  return { kind: "read", taken, draft };
}

export function problem(word: string, reason: string, suggestions: readonly string[] = []): Reading {
  return { kind: "problem", problem: { word, reason, suggestions } };
}

/** The draft with more values of one filter; a value given twice counts once. */
export function withFilter(draft: PerfDraft, name: FilterName, values: readonly string[]): PerfDraft {
  return {
    ...draft,
    filter: { ...draft.filter, [name]: unique([...(draft.filter[name] ?? []), ...values]) },
  };
}

/** The finished request; who is not named is what the viewer gets without naming anybody. */
export function requestOf(draft: PerfDraft, viewer: Viewer): UsersRequest {
  const { users, teams, everyone } = draft;
  const named = users.length > 0 || teams.length > 0 || everyone;
  const members = named ? {} : defaultMembers(viewer);
  const { inbox, channel, tag, topic } = draft.filter;
  return {
    members: { user: listed([...users, ...(members.user ?? [])]), team: listed(teams) },
    range: draft.range?.choice ?? defaultRange,
    filter: { inbox: listed(inbox), channel: listed(channel), tag: listed(tag), topic: listed(topic) },
    compare: draft.compare,
  };
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** The values once each; undefined for none, as a filter that is not set. */
function listed(values: readonly string[] | undefined): string[] | undefined {
  return values === undefined || values.length === 0 ? undefined : unique(values);
}
