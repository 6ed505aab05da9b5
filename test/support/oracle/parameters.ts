import type { Calendar } from "./calendar";
import { contactIdOf, openingOf, tagsOf, topicOf } from "./conversation";
import { contactName, memberTeamId } from "./directory";
import { type Conversation, instantOf, type LogEvent, openedConversations } from "./log";

/** What a report is asked for. Instants are RFC 3339, targets seconds; values of one filter are or-ed. */
export interface ReportParameters {
  from: string;
  to: string;
  now: string;
  zone?: string;
  previousFrom?: string;
  previousTo?: string;
  user?: readonly string[];
  team?: readonly string[];
  inbox?: readonly string[];
  channel?: readonly string[];
  tag?: readonly string[];
  topic?: readonly string[];
  source?: readonly string[];
  assignedTo?: readonly string[];
  assignedBy?: readonly string[];
  contact?: readonly string[];
  conversation?: readonly string[];
  metric?: string;
  calendar?: Calendar;
  firstResponseTarget?: number;
  responseTarget?: number;
}

/** A question to the oracle: the log without repeats, and the parameters. */
export interface Question {
  log: LogEvent[];
  parameters: ReportParameters;
}

export function isInRange(parameters: ReportParameters, instant: number): boolean {
  return Date.parse(parameters.from) <= instant && instant < Date.parse(parameters.to);
}

export function happenedInRange(parameters: ReportParameters, event: LogEvent): boolean {
  return isInRange(parameters, instantOf(event));
}

/** A filter that is not set lets everything through; one that is set lets nothing absent through. */
export function passes(filter: readonly string[] | undefined, value: string | null | undefined): boolean {
  if (filter === undefined || filter.length === 0) return true;
  return value !== null && value !== undefined && filter.includes(value);
}

function passesTags(filter: readonly string[] | undefined, tags: readonly string[]): boolean {
  if (filter === undefined || filter.length === 0) return true;
  return filter.some((wanted) => (wanted === "untagged" ? tags.length === 0 : tags.includes(wanted)));
}

/** The opened conversations that inbox, channel, tag and topic choose. */
export function chosenConversations({ log, parameters }: Question): Conversation[] {
  return openedConversations(log).filter(
    (conversation) =>
      passes(parameters.inbox, openingOf(conversation).inboxId) &&
      passes(parameters.channel, openingOf(conversation).channel) &&
      passes(parameters.topic, topicOf(conversation)) &&
      passesTags(parameters.tag, tagsOf(conversation)),
  );
}

export function hasMemberFilter({ parameters }: Question): boolean {
  return (parameters.user ?? []).length > 0 || (parameters.team ?? []).length > 0;
}

/** Whether `user` and `team` choose the member's row. */
export function isChosenMember({ log, parameters }: Question, memberId: string): boolean {
  return passes(parameters.user, memberId) && passes(parameters.team, memberTeamId(log, memberId));
}

/** Like isChosenMember, for something that may belong to no member: nobody passes only without a filter. */
export function isChosenOrUnfiltered(question: Question, memberId: string | null): boolean {
  if (memberId === null) return !hasMemberFilter(question);
  return isChosenMember(question, memberId);
}

/** The contact filter: the id, or part of the name whatever its case. */
export function passesContact({ log, parameters }: Question, conversation: Conversation): boolean {
  const filter = parameters.contact;
  if (filter === undefined || filter.length === 0) return true;
  const id = contactIdOf(conversation);
  const name = contactName(log, id)?.toLowerCase();
  return filter.some((wanted) => wanted === id || name?.includes(wanted.toLowerCase()));
}
