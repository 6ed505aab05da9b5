import type { SampleContact } from "../../../src/domain/sample/contacts";
import { MINUTE } from "../../../src/domain/sample/days";
import type { Random } from "../../../src/domain/sample/random";
import type { Happening } from "../../../src/domain/sample/story";
import { notes } from "../../../src/domain/sample/texts";
import { chooseMember } from "./people";

export const topics = numbered("Topic ", 20);
export const tags = numbered("tag-", 40);
export const channels = ["email", "email", "email", "chat", "chat", "phone", "whatsapp", "sms"] as const;
export const INBOX_COUNT = 5;

function numbered(name: string, count: number): [string, ...string[]] {
  return [`${name}1`, ...Array.from({ length: count - 1 }, (_, index) => `${name}${index + 2}`)];
}

/** A conversation while it is being made up. `now` (in ms since 1970) moves on with what people do. */
export interface Story {
  readonly random: Random;
  readonly contact: SampleContact;
  readonly team: number;
  readonly happenings: { readonly at: number; readonly happening: Happening }[];
  now: number;
  assignee: string | null;
}

/** Something happens at the instant, `now` unless another is given. */
export function tell(story: Story, happening: Happening, at = story.now): void {
  story.happenings.push({ at: Math.round(at), happening });
}

/** Time passes: around so many minutes, at times far more. */
export function wait(story: Story, minutes: number): void {
  story.now += Math.round(story.random.longTailed(minutes, 0.9) * MINUTE);
}

export function actorOf(id: string) {
  return { kind: "user", id } as const;
}

export function workflow(name: string) {
  return { kind: "workflow", id: name, name } as const;
}

/** The assignee looks at the conversation, perhaps notes something, writes, and mostly moves on. */
export function answer(story: Story, texts: readonly [string, ...string[]]): void {
  const { random } = story;
  const by = actorOf(story.assignee ?? chooseMember(random, story.team));
  tell(story, { type: "visit.started", by });
  wait(story, 3);
  if (random.chance(0.15)) tell(story, { type: "comment.added", by, text: random.pick(notes) });
  if (story.assignee === null) {
    // Whoever answers first becomes the assignee, at the very instant of the message.
    tell(story, { type: "conversation.assigned", to: by.id, source: "outgoing_message" });
    story.assignee = by.id;
  }
  tell(story, { type: "message.sent", by, text: random.pick(texts) });
  if (random.chance(0.12)) tell(story, { type: "conversation.tagged", add: [random.pick(tags)] });
  if (random.chance(0.9)) tell(story, { type: "visit.ended", by }, story.now + 20_000);
}
