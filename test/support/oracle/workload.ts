import { memberName, memberTeamId, memberTeamName } from "./directory";
import { compareText } from "./log";
import { chosenConversations, isChosenMember, isInRange, type Question } from "./parameters";
import { hasOnlineStatus, membersWithStatus, onlineSpans } from "./presence";
import { distinct, sum } from "./statistics";
import { type Visit, visitsOf } from "./visits";

function onlineSeconds({ log, parameters }: Question, memberId: string): number {
  const from = Date.parse(parameters.from);
  const to = Date.parse(parameters.to);
  const spans = onlineSpans(log, memberId, Date.parse(parameters.now));
  return sum(spans.map(({ start, end }) => Math.max(0, Math.min(end, to) - Math.max(start, from)))) / 1000;
}

/** The metrics of a member, a team or all, from their visits and seconds online. */
function metricsOf(question: Question, visits: readonly Visit[], memberIds: readonly string[]) {
  const own = visits.filter(({ memberId }) => memberIds.includes(memberId));
  const handleTime = sum(own.map(({ start, end }) => end.at - start.at)) / 1000;
  const conversations = distinct(own.map(({ conversation }) => conversation.id)).length;
  const online = sum(memberIds.map((memberId) => onlineSeconds(question, memberId)));
  return {
    handleTime,
    conversations,
    avgHandleTimePerConversation: conversations === 0 ? null : handleTime / conversations,
    online,
    utilization: online === 0 ? null : handleTime / online,
  };
}

/** The workload report of metrics.md: handle time, availability, utilization. */
export function workloadReport(question: Question) {
  const { log, parameters } = question;
  const visits = visitsOf(question, chosenConversations(question)).filter(
    ({ end, replies }) => replies.length > 0 && isInRange(parameters, end.at),
  );
  const range = { start: Date.parse(parameters.from), end: Date.parse(parameters.to) };
  const candidates = distinct([...visits.map(({ memberId }) => memberId), ...membersWithStatus(log)]);
  const shown = candidates
    .filter(
      (memberId) =>
        visits.some((visit) => visit.memberId === memberId) || hasOnlineStatus(log, memberId, range),
    )
    .filter((memberId) => isChosenMember(question, memberId))
    .toSorted(compareText);
  const teamIds = distinct(shown.flatMap((memberId) => memberTeamId(log, memberId) ?? []));
  return {
    rows: shown.map((userId) => ({
      userId,
      user: memberName(log, userId),
      team: memberTeamName(log, userId),
      ...metricsOf(question, visits, [userId]),
    })),
    teams: teamIds.toSorted(compareText).map((teamId) => ({
      teamId,
      ...metricsOf(
        question,
        visits,
        shown.filter((memberId) => memberTeamId(log, memberId) === teamId),
      ),
    })),
    total: metricsOf(question, visits, shown),
  };
}
