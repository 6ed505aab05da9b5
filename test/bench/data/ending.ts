import { DAY, HOUR } from "../../../src/domain/sample/days";
import { customersComingBack, lastReplies, notes, ratingComments } from "../../../src/domain/sample/texts";
import { chooseMember } from "./people";
import { actorOf, answer, type Story, tell, topics, wait, workflow } from "./story";

/** Closes the conversation, unless it stays open; what follows a close follows. */
export function end(story: Story): void {
  const { random } = story;
  if (random.chance(0.03)) return;
  close(story);
  if (random.chance(0.3)) rate(story);
  const closer = story.assignee;
  if (closer !== null && random.chance(0.06)) {
    const at = story.now + random.between(1, 4) * DAY;
    tell(story, { type: "followup.completed", by: actorOf(closer) }, at);
  }
  tellLateWords(story, closer);
  if (random.chance(0.05)) {
    const at = story.now + 1_000;
    tell(story, { type: "conversation.assigned", to: null, source: "close_conversation" }, at);
  }
  if (random.chance(0.07)) comeBack(story);
}

function close(story: Story): void {
  const { random, assignee } = story;
  // Every tenth close comes with the last message, at the same instant.
  if (!random.chance(0.1)) wait(story, 30);
  if (assignee === null || random.chance(0.08)) {
    story.now += 2 * DAY;
    tell(story, { type: "conversation.closed", by: workflow("Close after silence") });
    return;
  }
  const by = random.chance(0.95) ? actorOf(assignee) : actorOf(chooseMember(random, story.team));
  tell(story, {
    type: "conversation.closed",
    by,
    ...(random.chance(0.2) ? { outcome: random.pick(["won", "lost"]) } : {}),
    ...(random.chance(0.2) ? { topic: random.pick(topics) } : {}),
  });
}

function rate(story: Story): void {
  const { random } = story;
  const score = random.pick([1, 2, 3, 4, 4, 5, 5, 5, 5]);
  const comments = ratingComments[score];
  tell(
    story,
    {
      type: "rating.received",
      score,
      ...(comments !== undefined && random.chance(0.4) ? { comment: random.pick(comments) } : {}),
    },
    story.now + random.longTailed(2, 1) * HOUR,
  );
}

/** What happens to a closed conversation: notes, a last message, a second close that changes nothing. */
function tellLateWords(story: Story, closer: string | null): void {
  const { random, now } = story;
  const by = actorOf(closer ?? chooseMember(random, story.team));
  if (random.chance(0.04)) tell(story, { type: "comment.added", by, text: random.pick(notes) }, now + HOUR);
  if (random.chance(0.03)) {
    tell(story, { type: "message.received" }, now + 2 * HOUR);
    tell(story, { type: "message.sent", by, text: random.pick(lastReplies) }, now + 3 * HOUR);
  }
  if (random.chance(0.02)) tell(story, { type: "conversation.closed", by }, now + 4 * HOUR);
}

/** The contact was not done: the conversation is opened again and mostly closed a second time. */
function comeBack(story: Story): void {
  const { random, contact } = story;
  story.now += Math.round(random.between(6, 80) * HOUR);
  tell(story, { type: "conversation.reopened", by: { kind: "contact", id: contact.id } });
  tell(story, { type: "message.received", text: random.pick(customersComingBack) });
  if (random.chance(0.1)) return;
  wait(story, 40);
  answer(story, lastReplies);
  if (random.chance(0.9)) close(story);
}
