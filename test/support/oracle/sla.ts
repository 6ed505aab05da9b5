import { secondsBetween } from "./calendar";
import { contactIdOf, isReply, ownerAtEvent, ownerBeforeInstant, type Wait, waitsOf } from "./conversation";
import { memberName, memberTeamName } from "./directory";
import { type Conversation, compareText, formatInstant, instantOf } from "./log";
import {
  chosenConversations,
  isChosenOrUnfiltered,
  type Question,
  type ReportParameters,
} from "./parameters";
import { distinct } from "./statistics";

type Kind = "first" | "every";
type Verdict = "met" | "breached" | "pending";

/** A wait that counts for a target, as it stands at the end of view. */
interface JudgedWait {
  conversation: Conversation;
  kind: Kind;
  verdict: Verdict;
  start: number;
  end: number | null;
  duration: number;
  creditedTo: string | null;
}

function targetOf(parameters: ReportParameters, kind: Kind): number | undefined {
  return kind === "first" ? parameters.firstResponseTarget : parameters.responseTarget;
}

function endOfView(parameters: ReportParameters): number {
  return Math.min(Date.parse(parameters.to), Date.parse(parameters.now));
}

/** A wait that ended before the end of view; nothing where it ended before the range or counts nowhere. */
function judgeEnded(conversation: Conversation, wait: Required<Wait>, kind: Kind, question: Question) {
  const { parameters } = question;
  const target = targetOf(parameters, kind);
  const start = instantOf(wait.start);
  const end = instantOf(wait.end);
  if (target === undefined || end < Date.parse(parameters.from)) return [];
  const duration = secondsBetween(parameters.calendar, start, end);
  const answered = isReply(wait.end);
  if (duration <= target && !answered) return [];
  const creditedTo = answered ? (wait.end.by?.id ?? null) : ownerAtEvent(conversation, wait.end);
  const verdict: Verdict = duration <= target ? "met" : "breached";
  return [{ conversation, kind, verdict, start, end, duration, creditedTo }];
}

/** A wait that is open at the end of view, whatever became of it later. */
function judgeOpen(conversation: Conversation, wait: Wait, kind: Kind, question: Question) {
  const { parameters } = question;
  const target = targetOf(parameters, kind);
  const start = instantOf(wait.start);
  const view = endOfView(parameters);
  if (target === undefined || start >= view) return [];
  const duration = secondsBetween(parameters.calendar, start, view);
  const verdict: Verdict = duration <= target ? "pending" : "breached";
  const creditedTo = ownerBeforeInstant(conversation, view);
  return [{ conversation, kind, verdict, start, end: null, duration, creditedTo }];
}

function judge(conversation: Conversation, wait: Wait, kind: Kind, question: Question): JudgedWait[] {
  const { start, end } = wait;
  if (end !== undefined && instantOf(end) < endOfView(question.parameters)) {
    return judgeEnded(conversation, { start, end }, kind, question);
  }
  return judgeOpen(conversation, wait, kind, question);
}

function judgedWaits(question: Question): JudgedWait[] {
  return chosenConversations(question)
    .flatMap((conversation) => {
      const waits = waitsOf(conversation);
      return [
        ...waits.slice(0, 1).flatMap((wait) => judge(conversation, wait, "first", question)),
        ...waits.flatMap((wait) => judge(conversation, wait, "every", question)),
      ];
    })
    .filter(({ creditedTo }) => isChosenOrUnfiltered(question, creditedTo));
}

function levelOf(waits: readonly JudgedWait[], kind: Kind, target: number) {
  const count = (verdict: Verdict) =>
    waits.filter((wait) => wait.kind === kind && wait.verdict === verdict).length;
  const met = count("met");
  const breached = count("breached");
  const share = met + breached === 0 ? null : met / (met + breached);
  return { target, met, breached, pending: count("pending"), share };
}

/** The levels of both targets, each only where it is given. */
function levelsOf(waits: readonly JudgedWait[], { firstResponseTarget, responseTarget }: ReportParameters) {
  return {
    ...(firstResponseTarget === undefined
      ? {}
      : { firstResponse: levelOf(waits, "first", firstResponseTarget) }),
    ...(responseTarget === undefined ? {} : { response: levelOf(waits, "every", responseTarget) }),
  };
}

function compareBreaches(left: JudgedWait, right: JudgedWait): number {
  return (
    right.start - left.start ||
    compareText(right.conversation.id, left.conversation.id) ||
    Number(left.kind === "every") - Number(right.kind === "every")
  );
}

/** The service levels of metrics.md. */
export function slaReport(question: Question) {
  const { log, parameters } = question;
  const waits = judgedWaits(question);
  const members = distinct(waits.flatMap(({ creditedTo }) => creditedTo ?? [])).toSorted(compareText);
  return {
    ...levelsOf(waits, parameters),
    rows: members.map((userId) => ({
      userId,
      user: memberName(log, userId),
      team: memberTeamName(log, userId),
      ...levelsOf(
        waits.filter(({ creditedTo }) => creditedTo === userId),
        parameters,
      ),
    })),
    breaches: waits
      .filter(({ verdict }) => verdict === "breached")
      .toSorted(compareBreaches)
      .map(({ conversation, kind, start, end, duration, creditedTo }) => ({
        conversationId: conversation.id,
        contactId: contactIdOf(conversation),
        kind,
        start: formatInstant(start),
        end: end === null ? null : formatInstant(end),
        duration,
        creditedTo,
      })),
  };
}
