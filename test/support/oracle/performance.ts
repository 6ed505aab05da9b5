import { secondsBetween } from "./calendar";
import {
  assigneeBefore,
  closeOf,
  firstInboundOf,
  firstResponseOf,
  ownerAtEvent,
  repliesOf,
} from "./conversation";
import { memberName, memberTeamName } from "./directory";
import { type Conversation, compareText, instantOf, type LogEvent } from "./log";
import {
  chosenConversations,
  happenedInRange,
  hasMemberFilter,
  isChosenMember,
  type Question,
} from "./parameters";
import { distinct, mean } from "./statistics";

/** One thing that counts, and the member it is credited to: null where nobody owned it. */
type Credit = { to: string | null } & (
  | { kind: "closed"; outcome: string | undefined }
  | { kind: "open" | "reply" | "followUp" }
  | { kind: "firstResponse" | "rating"; value: number }
);

function creditsOf(conversation: Conversation, { parameters }: Question): Credit[] {
  const credits: Credit[] = [];
  const inRange = (events: readonly LogEvent[]) =>
    events.filter((event) => happenedInRange(parameters, event));
  const owner = (event: LogEvent) => ownerAtEvent(conversation, event);

  const close = closeOf(conversation);
  if (close === undefined) {
    credits.push({ to: assigneeBefore(conversation, conversation.events.length), kind: "open" });
  } else if (happenedInRange(parameters, close)) {
    credits.push({ to: owner(close), kind: "closed", outcome: close.outcome });
  }

  const inbound = firstInboundOf(conversation);
  const response = firstResponseOf(conversation);
  if (inbound !== undefined && response !== undefined && happenedInRange(parameters, response)) {
    const value = secondsBetween(parameters.calendar, instantOf(inbound), instantOf(response));
    credits.push({ to: owner(response), kind: "firstResponse", value });
  }
  for (const reply of inRange(repliesOf(conversation))) credits.push({ to: owner(reply), kind: "reply" });
  for (const event of inRange(conversation.events)) {
    if (event.type === "followup.completed") {
      credits.push({ to: event.by?.kind === "user" ? (event.by.id ?? null) : null, kind: "followUp" });
    }
    if (event.type === "rating.received") {
      credits.push({ to: owner(event), kind: "rating", value: event.score ?? 0 });
    }
  }
  return credits;
}

function metricsOf(credits: readonly Credit[]) {
  const count = (kind: Credit["kind"]) => credits.filter((credit) => credit.kind === kind).length;
  const countOutcome = (outcome: string) =>
    credits.filter((credit) => credit.kind === "closed" && credit.outcome === outcome).length;
  const values = (kind: Credit["kind"]) =>
    credits.flatMap((credit) => (credit.kind === kind && "value" in credit ? [credit.value] : []));
  const won = countOutcome("won");
  const lost = countOutcome("lost");
  return {
    casesClosed: count("closed"),
    won,
    lost,
    winRate: won + lost === 0 ? null : won / (won + lost),
    openCases: count("open"),
    avgFirstResponseTime: mean(values("firstResponse")),
    repliesSent: count("reply"),
    followUpsCompleted: count("followUp"),
    csatAverage: mean(values("rating")),
    csatCount: count("rating"),
  };
}

type Metrics = ReturnType<typeof metricsOf>;

function metricValue(metrics: Metrics, metric: string): number | null {
  const found = Object.entries(metrics).find(([key]) => key === metric);
  if (found === undefined) throw new Error(`The performance report has no metric ${metric}`);
  return found[1];
}

/** Below 0 where the left value is the better one; members without a value come last. */
function compareValues(left: number | null, right: number | null, metric: string): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return metric === "avgFirstResponseTime" ? left - right : right - left;
}

/** The performance report of metrics.md, ranked among the shown rows by `metric`. */
export function performanceReport(question: Question) {
  const { log, parameters } = question;
  const metric = parameters.metric ?? "casesClosed";
  const credits = chosenConversations(question).flatMap((conversation) => creditsOf(conversation, question));
  const members = distinct(credits.flatMap(({ to }) => (to === null ? [] : [to])));
  const shown = members.filter((memberId) => isChosenMember(question, memberId));
  const rows = shown.map((userId) => ({
    userId,
    user: memberName(log, userId),
    team: memberTeamName(log, userId),
    ...metricsOf(credits.filter(({ to }) => to === userId)),
  }));
  const ranked = rows.toSorted(
    (left, right) =>
      compareValues(metricValue(left, metric), metricValue(right, metric), metric) ||
      compareText(left.user, right.user) ||
      compareText(left.userId, right.userId),
  );
  const rankOf = (value: number | null) =>
    value === null
      ? null
      : 1 + rows.filter((row) => compareValues(metricValue(row, metric), value, metric) < 0).length;
  const counted = hasMemberFilter(question)
    ? credits.filter(({ to }) => to !== null && shown.includes(to))
    : credits;
  return {
    rows: ranked.map((row) => ({ ...row, rank: rankOf(metricValue(row, metric)) })),
    total: metricsOf(counted),
  };
}
