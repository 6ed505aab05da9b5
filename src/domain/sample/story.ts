import type { SampleContact } from "./contacts";
import { DAY, dayIndexAt, HOUR, MINUTE } from "./days";
import { isEmployed, type SampleMember, type SampleTeam, teamIdAt } from "./people";
import type { Random } from "./random";
import type { EventBody, SampleEvent } from "./sample-event";
import type { Channel, Subject } from "./subjects";
import { isAtWork, type WorkPlan } from "./work-time";

/** What all conversations of a sample share. */
export interface Scene {
  readonly seed: number;
  readonly conversations: number;
  readonly members: readonly [SampleMember, ...SampleMember[]];
  readonly plan: WorkPlan;
  /** Nothing happens at or after this instant (in ms). */
  readonly end: number;
  readonly progressAt: (instant: number) => number;
}

/** A conversation while it is being made up. `now` moves on with what people do. */
export interface Story {
  readonly scene: Scene;
  readonly random: Random;
  readonly conversationId: string;
  readonly contact: SampleContact;
  readonly subject: Subject;
  readonly channel: Channel;
  readonly happenings: { at: number; body: EventBody }[];
  now: number;
  assignee: SampleMember | undefined;
  isTopicKnown: boolean;
  firstAnswerMinutes: number | undefined;
}

type ConversationBody<Event> = Event extends { conversationId: string }
  ? Omit<Event, "id" | "at" | "conversationId">
  : never;

/** What an event of a conversation says apart from where and when. */
export type Happening = ConversationBody<SampleEvent>;

/** Puts an event of the conversation at the instant, `now` unless another is given. */
export function tell(story: Story, happening: Happening, at: number = story.now): void {
  const body: EventBody = { conversationId: story.conversationId, ...happening };
  story.happenings.push({ at: Math.round(at), body });
}

/** Whether the sample goes on after what has happened so far. */
export function goesOn(story: Story): boolean {
  return story.now < story.scene.end;
}

export function actorOf(member: SampleMember) {
  return { kind: "user", id: member.id } as const;
}

export function workflow(id: string, name: string) {
  return { kind: "workflow", id, name } as const;
}

/** A member of the team who takes on work now, more likely one at work; undefined where there is none. */
export function chooseMember(
  story: Story,
  teamId: SampleTeam["id"],
  except?: SampleMember,
): SampleMember | undefined {
  const { scene, random, now } = story;
  const progress = scene.progressAt(now);
  const weightOf = (member: SampleMember) => {
    const isFit = member !== except && isEmployed(member, progress) && teamIdAt(member, progress) === teamId;
    return isFit ? member.share * (isAtWork(scene.plan, member.id, now) ? 5 : 1) : 0;
  };
  const chosen = random.pickWeighted(scene.members, weightOf);
  return weightOf(chosen) > 0 ? chosen : undefined;
}

/** Lets so much time pass until a customer does something; at night most of them sleep first. */
export function waitForCustomer(story: Story, minutes: number): void {
  const { random, scene } = story;
  story.now += Math.round(minutes * MINUTE);
  const { days } = scene.plan;
  const noon = days[dayIndexAt(days, story.now)]?.noon ?? story.now;
  const hour = 12 + (story.now - noon) / HOUR;
  if ((hour >= 7 && hour < 22.5) || random.chance(0.12)) return;
  const nextNoon = hour < 7 ? noon : noon + DAY;
  story.now = Math.round(nextNoon - random.between(1, 4.5) * HOUR);
}
