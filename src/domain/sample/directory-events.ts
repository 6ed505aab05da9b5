import { emailOf, type SampleMember, sampleMembers, sampleTeams } from "./people";
import { completeEvent, type EventBody, type SampleEvent } from "./sample-event";

export interface DirectoryOptions {
  /** Puts the sample's mark before an event's id. */
  readonly idOf: (name: string) => string;
  readonly start: number;
  /** The instant (in ms) at a share (0 to 1) of the sample's time. */
  readonly instantAt: (progress: number) => number;
  /** Slack user ids by member id, for a workspace in which these people exist. */
  readonly slackUserIds: Readonly<Record<string, string>>;
}

/** The teams, the members, and what becomes of them: who joins, moves to another team, and leaves. */
export function* directoryEvents(options: DirectoryOptions): Generator<SampleEvent> {
  const { idOf, start, instantAt } = options;
  for (const team of sampleTeams) {
    yield completeEvent(idOf(team.id), start, { type: "team.upserted", team: { ...team } });
  }
  for (const member of sampleMembers) {
    const since = instantAt(member.joins ?? 0);
    yield completeEvent(idOf(member.id), since, upsert(member, member.teamId, options));
    if (member.moves !== undefined) {
      const body = upsert(member, member.moves.teamId, options);
      yield completeEvent(idOf(`${member.id}-moved`), instantAt(member.moves.at), body);
    }
    if (member.leaves !== undefined) {
      const body = { type: "user.deleted", userId: member.id } as const;
      yield completeEvent(idOf(`${member.id}-left`), instantAt(member.leaves), body);
    }
  }
}

function upsert(member: SampleMember, teamId: string, options: DirectoryOptions): EventBody {
  const slackUserId = options.slackUserIds[member.id];
  return {
    type: "user.upserted",
    user: {
      id: member.id,
      name: member.name,
      email: emailOf(member),
      teamId,
      role: member.role,
      ...(slackUserId === undefined ? {} : { slackUserId }),
      createdAt: new Date(options.instantAt(member.joins ?? 0)).toISOString(),
    },
  };
}
