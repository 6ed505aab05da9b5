import type { AssignmentSource } from "../../../src/domain/events";
import { contactOf } from "../../../src/domain/sample/contacts";
import { createRandom, mixSeeds } from "../../../src/domain/sample/random";
import { completeEvent, type SampleEvent } from "../../../src/domain/sample/sample-event";
import { botGreetings, customerAnswers, handOverNotes, replies } from "../../../src/domain/sample/texts";
import { end } from "./ending";
import { chooseMember, TEAM_COUNT } from "./people";
import {
  actorOf,
  answer,
  channels,
  INBOX_COUNT,
  type Story,
  tags,
  tell,
  topics,
  wait,
  workflow,
} from "./story";

export interface ConversationOptions {
  readonly seed: number;
  /** Counts from 1. */
  readonly number: number;
  /** In ms since 1970. */
  readonly openedAt: number;
  readonly contactNumber: number;
}

/** An event with its instant in ms since 1970. */
export interface TimedEvent {
  readonly at: number;
  readonly event: SampleEvent;
}

const routingSources = [
  "workflow",
  "workflow",
  "workflow",
  "dialogflow",
  "zapier",
  "developer_api",
] as const satisfies readonly AssignmentSource[];

/** All events of one conversation, by time. */
export function conversationEvents(options: ConversationOptions): TimedEvent[] {
  const random = createRandom(mixSeeds(options.seed, options.number));
  const story: Story = {
    random,
    contact: contactOf(options.contactNumber),
    team: Math.floor(random.next() * TEAM_COUNT),
    happenings: [],
    now: options.openedAt,
    assignee: null,
  };
  tellStory(story);
  const conversationId = `c${options.number}`;
  return story.happenings
    .sort((left, right) => left.at - right.at)
    .map(({ at, happening }, index) => {
      const id = `${options.number}-${index + 1}`;
      return { at, event: completeEvent(id, at, { conversationId, ...happening }) };
    });
}

function tellStory(story: Story): void {
  const { random } = story;
  if (random.chance(0.05)) {
    beginByMember(story);
    if (random.chance(0.4)) {
      wait(story, 4_000);
      tell(story, { type: "conversation.closed", by: workflow("Close after silence") });
      return;
    }
    tell(story, { type: "message.received", text: random.pick(customerAnswers) });
  } else {
    beginByContact(story);
    if (random.chance(0.02)) {
      wait(story, 5);
      tell(story, { type: "conversation.closed", by: workflow("Spam filter") });
      return;
    }
    route(story);
  }
  exchange(story);
  end(story);
}

function beginByMember(story: Story): void {
  const { random } = story;
  const memberId = chooseMember(random, story.team);
  open(story, actorOf(memberId), {});
  story.assignee = memberId;
  const by = actorOf(memberId);
  tell(story, { type: "conversation.assigned", to: memberId, source: "outgoing_message" });
  tell(story, { type: "message.sent", by, proactive: true, text: random.pick(replies) });
  wait(story, 200);
}

function beginByContact(story: Story): void {
  const { random } = story;
  const assigneeId = random.chance(0.2) ? chooseMember(random, story.team) : null;
  story.assignee = assigneeId;
  open(story, { kind: "contact", id: story.contact.id }, assigneeId === null ? {} : { assigneeId });
  tell(story, { type: "message.received", text: random.pick(customerAnswers) });
  if (random.chance(0.15)) {
    const by = { kind: "bot", id: "helper", name: "Helper bot" } as const;
    tell(story, { type: "message.sent", by, text: random.pick(botGreetings) }, story.now + 1_500);
  }
}

function open(
  story: Story,
  by: { kind: "contact" | "user"; id: string },
  carriedOver: { assigneeId?: string },
): void {
  const { random, contact, team } = story;
  tell(story, {
    type: "conversation.opened",
    contact,
    by,
    ...carriedOver,
    ...(random.chance(0.97) ? { inboxId: `inbox${1 + (team % INBOX_COUNT)}` } : {}),
    channel: random.pick(channels),
    ...(random.chance(0.7) ? { topic: random.pick(topics) } : {}),
    ...(random.chance(0.35) ? { tags: [random.pick(tags)] } : {}),
  });
}

/** Somebody or something hands the conversation to a member, unless nobody does. */
function route(story: Story): void {
  const { random } = story;
  if (story.assignee !== null || random.chance(0.12)) return;
  const to = chooseMember(random, story.team);
  story.assignee = to;
  if (random.chance(0.25)) {
    wait(story, 8);
    const by = actorOf(chooseMember(random, story.team));
    tell(story, { type: "conversation.assigned", to, source: "user", by });
    return;
  }
  story.now += 2_000;
  const source = random.pick(routingSources);
  tell(story, { type: "conversation.assigned", to, source });
}

/** Member and contact write in turns until it seems settled. */
function exchange(story: Story): void {
  const { random } = story;
  wait(story, 25);
  answer(story, replies);
  for (let turn = 0; turn < 6 && random.chance(0.45); turn += 1) {
    wait(story, 90);
    tell(story, { type: "message.received", text: random.pick(customerAnswers) });
    if (random.chance(0.12)) tell(story, { type: "message.received" }, story.now + 30_000);
    wait(story, 20);
    if (random.chance(0.1)) handOver(story);
    answer(story, replies);
  }
}

/** The assignee passes the conversation on, at times by putting it back first. */
function handOver(story: Story): void {
  const { random, assignee } = story;
  if (assignee === null) return;
  const by = actorOf(assignee);
  if (random.chance(0.7)) tell(story, { type: "comment.added", by, text: random.pick(handOverNotes) });
  if (random.chance(0.25)) tell(story, { type: "conversation.assigned", to: null, source: "user", by });
  wait(story, 10);
  const team = random.chance(0.8) ? story.team : Math.floor(random.next() * TEAM_COUNT);
  story.assignee = chooseMember(random, team);
  tell(story, { type: "conversation.assigned", to: story.assignee, source: "user", by });
}
