import { customerWrites, memberAnswers } from "./answering";
import { DAY, HOUR, MINUTE } from "./days";
import type { SampleMember } from "./people";
import { actorOf, goesOn, type Story, tell, waitForCustomer, workflow } from "./story";
import { customersComingBack, lastReplies, ratingComments } from "./texts";
import { afterWork } from "./work-time";

/** Closes the conversation, mostly by the assignee; what follows a close follows. */
export function end(story: Story): void {
  const { random } = story;
  if (random.chance(0.025)) return;
  close(story);
  if (!goesOn(story)) return;
  const closer = story.assignee;
  if (random.chance(0.3)) rate(story);
  if (closer !== undefined && random.chance(story.subject.teamId === "t3" ? 0.3 : 0.06)) {
    followUp(story, closer);
  }
  if (random.chance(0.05)) tellUnassignment(story);
  if (random.chance(0.07)) comeBack(story);
}

/** A conversation that a rule closes without anybody having answered, such as advertising. */
export function closeUnanswered(story: Story): void {
  story.now += Math.round(story.random.between(1, 20) * MINUTE);
  tell(story, { type: "conversation.tagged", add: ["spam"] });
  tell(story, { type: "conversation.closed", by: workflow("w3", "Spam filter") });
}

/** A rule closes what a customer never answered. */
export function closeSilent(story: Story): void {
  story.now += 3 * DAY;
  const outcome =
    story.subject.teamId === "t3" && story.random.chance(0.5) ? { outcome: "lost" as const } : {};
  tell(story, { type: "conversation.closed", by: workflow("w4", "Close after silence"), ...outcome });
}

function close(story: Story): void {
  const { random, assignee, scene } = story;
  if (assignee === undefined || random.chance(0.07)) {
    closeSilent(story);
    return;
  }
  const at = afterWork(scene.plan, assignee.id, story.now, random.longTailed(18, 1) * MINUTE);
  if (at >= scene.end) {
    story.now = scene.end;
    return;
  }
  story.now = Math.round(at);
  tell(story, {
    type: "conversation.closed",
    by: closingActor(story, assignee),
    ...outcomeOf(story),
    ...(story.isTopicKnown || random.chance(0.3) ? {} : { topic: story.subject.topic }),
  });
}

function closingActor({ random }: Story, assignee: SampleMember) {
  if (random.chance(0.02)) return { kind: "api", name: "Shop" } as const;
  return actorOf(assignee);
}

function outcomeOf({ random, subject, assignee }: Story): { outcome?: "won" | "lost" } {
  if (subject.teamId !== "t3" || random.chance(0.15)) return {};
  return { outcome: random.chance(0.25 + 0.4 * (assignee?.quality ?? 0)) ? "won" : "lost" };
}

/** The customer rates the conversation: the better and faster the help was, the better. */
function rate(story: Story): void {
  const { random, assignee, channel, firstAnswerMinutes } = story;
  const slowness = Math.min(0.35, (firstAnswerMinutes ?? 240) / (1_500 * channel.pace + 500));
  const gladness = Math.max(0.1, (assignee?.quality ?? 0.5) - slowness);
  const weights: Record<number, number> = {
    1: 1.1 * (1 - gladness) ** 2,
    2: 0.6 * (1 - gladness),
    3: 0.8 * (1 - gladness),
    4: 0.9,
    5: 3.4 * gladness,
  };
  const score = random.pickWeighted([1, 2, 3, 4, 5], (each) => weights[each] ?? 0);
  const comments = ratingComments[score];
  const comment =
    comments !== undefined && random.chance(score < 3 ? 0.7 : 0.4) ? random.pick(comments) : null;
  tell(
    story,
    { type: "rating.received", score, ...(comment === null ? {} : { comment }) },
    story.now + random.longTailed(35, 1.1) * MINUTE,
  );
}

function followUp(story: Story, closer: SampleMember): void {
  const { random, scene } = story;
  const later = story.now + random.between(1, 4) * DAY;
  const at = afterWork(scene.plan, closer.id, later, random.between(5, 120) * MINUTE);
  if (at < scene.end) tell(story, { type: "followup.completed", by: actorOf(closer) }, at);
}

/** Older imports take the assignee away when they close. */
function tellUnassignment(story: Story): void {
  const at = story.now + 1_000;
  tell(story, { type: "conversation.assigned", to: null, source: "close_conversation" }, at);
}

/** The customer was not done: the conversation is opened again and mostly closed a second time. */
function comeBack(story: Story): void {
  const { random } = story;
  waitForCustomer(story, (random.between(6, 80) * HOUR) / MINUTE);
  if (!goesOn(story)) return;
  const byCustomer = { kind: "contact", id: story.contact.id } as const;
  const by = random.chance(0.7) ? byCustomer : ({ kind: "system", name: "Reopen on answer" } as const);
  tell(story, { type: "conversation.reopened", by });
  tell(story, { type: "message.received", text: random.pick(customersComingBack) });
  if (!memberAnswers(story) || !goesOn(story)) return;
  customerWrites(story);
  if (!goesOn(story) || !memberAnswers(story, random.pick(lastReplies)) || random.chance(0.15)) return;
  close(story);
}
