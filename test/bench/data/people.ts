import { MINUTE } from "../../../src/domain/sample/days";
import type { Random } from "../../../src/domain/sample/random";
import { completeEvent, type SampleEvent } from "../../../src/domain/sample/sample-event";

export const MEMBER_COUNT = 200;

const teamNames = [
  "Billing",
  "Technical",
  "Sales",
  "Shipping",
  "Returns",
  "Onboarding",
  "Partners",
  "Night shift",
];

export const TEAM_COUNT = teamNames.length;
const MEMBERS_A_TEAM = MEMBER_COUNT / TEAM_COUNT;

/** Shares of the sample's time at which members leave, or move to another team. */
const leaving: ReadonlyMap<string, number> = new Map([
  ["u17", 0.4],
  ["u96", 0.96],
]);
const moving: ReadonlyMap<string, number> = new Map([
  ["u33", 0.5],
  ["u150", 0.97],
]);

/** The time that the data covers, in ms since 1970; nothing is told of its end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The teams and the members, and who of them moves to another team or leaves; by time. */
export function directoryEvents(span: Span): SampleEvent[] {
  const instantAt = (progress: number) => Math.round(span.start + progress * (span.end - span.start));
  const teams = teamNames.map((name, index) =>
    completeEvent(`t${index + 1}`, span.start, { type: "team.upserted", team: { id: teamId(index), name } }),
  );
  const members = memberNumbers().map((number) =>
    memberEvent(`m${number}`, span.start, number, teamOf(number)),
  );
  const moves = [...moving].map(([id, progress]) => {
    const number = Number(id.slice(1));
    return memberEvent(`m${number}-moved`, instantAt(progress), number, (teamOf(number) + 1) % TEAM_COUNT);
  });
  const departures = [...leaving].map(([userId, progress]) =>
    completeEvent(`${userId}-left`, instantAt(progress), { type: "user.deleted", userId }),
  );
  return [...teams, ...members, ...moves, ...departures].sort(
    (left, right) => Date.parse(left.at) - Date.parse(right.at),
  );
}

/** A member of the team, some far more often than others; those who will leave take part until the end. */
export function chooseMember(random: Random, team: number): string {
  const place = Math.floor(MEMBERS_A_TEAM * random.next() ** 1.3);
  return `u${1 + team + TEAM_COUNT * place}`;
}

/** When the member of the number comes online, pauses and goes offline on a day that begins at `midnight`. */
export function* presenceEvents(
  random: Random,
  number: number,
  { midnight, day }: { midnight: number; day: number },
): Generator<SampleEvent> {
  const userId = `u${number}`;
  const start = midnight + Math.round(random.between(6.5 * 60, 10 * 60) * MINUTE);
  const end = start + Math.round(random.between(7 * 60, 9 * 60) * MINUTE);
  const changes: { at: number; status: "online" | "away" | "offline" }[] = [{ at: start, status: "online" }];
  if (random.chance(0.3)) {
    const pause = start + Math.round(random.between(180, 260) * MINUTE);
    changes.push({ at: pause, status: "away" }, { at: pause + 40 * MINUTE, status: "online" });
  }
  changes.push({ at: end, status: "offline" });
  for (const [index, { at, status }] of changes.entries()) {
    yield completeEvent(`s${number}-${day}-${index + 1}`, at, { type: "user.status", userId, status });
  }
}

function memberNumbers(): number[] {
  return Array.from({ length: MEMBER_COUNT }, (_, index) => index + 1);
}

function teamOf(number: number): number {
  return (number - 1) % TEAM_COUNT;
}

function teamId(index: number): string {
  return `team${index + 1}`;
}

function memberEvent(id: string, at: number, number: number, team: number): SampleEvent {
  return completeEvent(id, at, {
    type: "user.upserted",
    user: {
      id: `u${number}`,
      name: `Member ${number}`,
      email: `member${number}@example.com`,
      teamId: teamId(team),
      role: number % 25 === 0 ? "manager" : "agent",
    },
  });
}
