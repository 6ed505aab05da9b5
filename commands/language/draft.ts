import type { Directory } from "../../src/domain/directory";
import type { Instant } from "../../src/domain/instant";
import { defaultRange, type RangeChoice } from "../../src/domain/range";
import type { FilterValues } from "../../src/reports/ports";
import {
  defaultFilters,
  type FilterName,
  type Filters,
  type ReportKind,
  withFilters,
} from "../../src/reports/report-kinds";
import type { ReportRequest } from "../../src/reports/request";
import type { Viewer } from "../../src/reports/rights";

/** What the words of a report's command are matched with. */
export interface Vocabulary {
  /** The report that is asked for; it decides which words there are. */
  readonly kind: ReportKind;
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

/** A request as far as it has been read. */
export interface Draft {
  readonly filters: Filters;
  readonly everyone: boolean;
  readonly range: { readonly choice: RangeChoice; readonly typed: string } | null;
  readonly compare: boolean;
  readonly officeHours: boolean;
  readonly rankBy: string | null;
  readonly isNow: boolean;
}

export const emptyDraft: Draft = {
  filters: {},
  everyone: false,
  range: null,
  compare: false,
  officeHours: false,
  rankBy: null,
  isNow: false,
};

/** What one reader made of the words at its place: so many taken, a problem, or null for "not mine". */
export type Reading =
  | { readonly kind: "read"; readonly taken: number; readonly draft: Draft }
  | { readonly kind: "problem"; readonly problem: Problem }
  | null;

export function read(taken: number, draft: Draft): Reading {
  return { kind: "read", taken, draft };
}

export function problem(word: string, reason: string, suggestions: readonly string[] = []): Reading {
  return { kind: "problem", problem: { word, reason, suggestions } };
}

/** The draft with more values of one filter; a value given twice counts once. */
export function withValues(draft: Draft, name: FilterName, values: readonly string[]): Draft {
  const all = [...new Set([...(draft.filters[name] ?? []), ...values])];
  return { ...draft, filters: { ...draft.filters, [name]: all } };
}

/** Whether the words name members or teams. */
export function namesMembers({ filters }: Draft, { ownBy }: ReportKind): boolean {
  return filters.team !== undefined || (ownBy !== null && filters[ownBy] !== undefined);
}

/** The finished request; who is not named is what the viewer gets without naming anybody. */
export function requestOf(draft: Draft, { kind, viewer }: Vocabulary): ReportRequest {
  const isNamed = draft.everyone || namesMembers(draft, kind);
  const whose = isNamed ? {} : defaultFilters(kind.name, viewer);
  const request: ReportRequest = {
    report: kind.name,
    members: {},
    entries: {},
    filter: {},
    range: draft.range?.choice ?? defaultRange,
    compare: draft.compare,
    officeHours: draft.officeHours || undefined,
    rankBy: draft.rankBy ?? undefined,
    isNow: draft.isNow || undefined,
  };
  return withFilters(request, { ...draft.filters, ...whose });
}
