import { exchange, memberAnswers } from "./answering";
import { beginByCustomer, beginByMember, route } from "./beginning";
import { contactCount, contactOf } from "./contacts";
import { closeSilent, closeUnanswered, end } from "./ending";
import { createRandom, mixSeeds } from "./random";
import { completeEvent, type SampleEvent } from "./sample-event";
import { chooseMember, goesOn, type Scene, type Story } from "./story";
import { channels, subjects } from "./subjects";
import { isAtWork } from "./work-time";

export interface ConversationOptions {
  /** Counts from 1 within the sample. */
  readonly number: number;
  /** In ms since 1970. */
  readonly openedAt: number;
  readonly scene: Scene;
}

/** All events of one conversation up to the end of the sample, in order. */
export function conversationEvents(options: ConversationOptions): SampleEvent[] {
  const story = beginStory(options);
  tellStory(story);
  const { seed, end: sampleEnd } = options.scene;
  return story.happenings
    .toSorted((left, right) => left.at - right.at)
    .filter((happening) => happening.at < sampleEnd)
    .map(({ at, body }, index) => completeEvent(`e${seed}-${options.number}-${index + 1}`, at, body));
}

function beginStory({ number, openedAt, scene }: ConversationOptions): Story {
  const random = createRandom(mixSeeds(scene.seed, number));
  const contactNumber = Math.floor(contactCount(scene.conversations) * random.next() ** 1.5);
  return {
    scene,
    random,
    conversationId: `c${scene.seed}-${number}`,
    contact: contactOf(contactNumber),
    subject: random.pickWeighted(subjects, ({ weight }) => weight),
    channel: random.pickWeighted(channels, ({ weight }) => weight),
    happenings: [],
    now: openedAt,
    assignee: undefined,
    isTopicKnown: random.chance(0.7),
    firstAnswerMinutes: undefined,
  };
}

function tellStory(story: Story): void {
  const { random, scene, subject } = story;
  const outgoing = random.chance(subject.teamId === "t3" ? 0.25 : 0.02)
    ? chooseMember(story, subject.teamId)
    : undefined;
  if (outgoing !== undefined && isAtWork(scene.plan, outgoing.id, story.now)) {
    beginByMember(story, outgoing);
    if (!random.chance(0.5)) closeSilent(story);
    else if (exchange(story)) end(story);
    return;
  }
  beginByCustomer(story);
  if (random.chance(0.02)) {
    closeUnanswered(story);
    return;
  }
  route(story);
  if (memberAnswers(story) && goesOn(story) && exchange(story)) end(story);
}
