import { allHours } from "../../domain/clock";
import { type ConversationFilter, UNTAGGED } from "../../domain/conversation-filter";
import type { Directory } from "../../domain/directory";
import type { TimeRange } from "../../domain/instant";
import { clockOf } from "../open-report";
import type { OverallSelection } from "../overall-report";
import {
  type Numbered,
  numberedMailboxes,
  numberedPeople,
  numberedTags,
  type Person,
  untaggedNumber,
} from "./numbered";
import type { HelpDesk } from "./ports";

/** A report of a member or a team as a client asks for it: by numbers, or by ids that are no numbers. */
export interface UserReportRequest {
  readonly user: string;
  readonly range: TimeRange;
  readonly previous: TimeRange | null;
  /** Absent for all. */
  readonly mailboxes?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  /** Counts open seconds, where office hours are set. */
  readonly officeHours: boolean;
}

/** A request whose identifiers are known. */
export interface UserReportQuestion {
  readonly person: Person;
  readonly directory: Directory;
  readonly selection: OverallSelection;
}

/** A parameter that names nothing in the workspace. */
export interface UnknownIdentifier {
  readonly kind: "unknown-identifier";
  readonly parameter: "user" | "mailboxes" | "tags";
  readonly value: string;
}

/** Finds what the identifiers of the request stand for. */
export async function resolveRequest(
  desk: HelpDesk,
  request: UserReportRequest,
): Promise<UserReportQuestion | UnknownIdentifier> {
  const { source, workspace, now } = desk;
  const directory = await source.directory(workspace);
  const people = await numberedPeople(desk, directory);
  const person = people.find((one) => isNamed({ id: idOf(one), number: one.number }, request.user));
  if (person === undefined) return { kind: "unknown-identifier", parameter: "user", value: request.user };
  const filter = await resolveFilter(desk, request);
  if ("kind" in filter) return filter;
  const { range, previous, officeHours } = request;
  const zone = await source.zone(workspace);
  const members = person.kind === "team" ? { team: [person.team.id] } : { user: [person.member.id] };
  // Without office hours the clock of all hours is used, as the API's documentation has it.
  const clock = (await clockOf({ source, workspace }, officeHours)) ?? allHours;
  return { person, directory, selection: { range, previous, now, zone, filter, members, clock } };
}

async function resolveFilter(
  desk: HelpDesk,
  { mailboxes, tags, types }: UserReportRequest,
): Promise<ConversationFilter | UnknownIdentifier> {
  const inbox = await resolveList(mailboxes, "mailboxes", () => numberedMailboxes(desk));
  if (inbox !== undefined && "kind" in inbox) return inbox;
  const untagged = { id: UNTAGGED, number: untaggedNumber };
  const tag = await resolveList(tags, "tags", async () => [untagged, ...(await numberedTags(desk))]);
  if (tag !== undefined && "kind" in tag) return tag;
  return { inbox, tag, channel: types };
}

async function resolveList(
  values: readonly string[] | undefined,
  parameter: "mailboxes" | "tags",
  readKnown: () => Promise<readonly Numbered[]>,
): Promise<readonly string[] | UnknownIdentifier | undefined> {
  if (values === undefined) return undefined;
  const known = await readKnown();
  const ids: string[] = [];
  for (const value of values) {
    const found = known.find((one) => isNamed(one, value));
    if (found === undefined) return { kind: "unknown-identifier", parameter, value };
    ids.push(found.id);
  }
  return ids;
}

/** Digits are a number; what has anything else in it can only be an id. */
function isNamed({ id, number }: Numbered, value: string): boolean {
  return /^\d+$/.test(value) ? String(number) === value : id === value;
}

function idOf(person: Person): string {
  return person.kind === "member" ? person.member.id : person.team.id;
}
