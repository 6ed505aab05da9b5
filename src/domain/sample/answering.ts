import { assign } from "./beginning";
import { MINUTE } from "./days";
import { type SampleMember, sampleTeams } from "./people";
import { actorOf, chooseMember, goesOn, type Story, tell, waitForCustomer, workflow } from "./story";
import { customerAnswers, handOverNotes, notes, replies, workflowNotes } from "./texts";
import { afterWork } from "./work-time";

/** The assignee answers after some time of work. False where nobody is left to answer in the sample's time. */
export function memberAnswers(story: Story, text: string = story.random.pick(replies)): boolean {
  const { random, channel } = story;
  const asked = story.now;
  const member = answeringMember(story);
  if (member === undefined) return false;
  const isFirst = story.firstAnswerMinutes === undefined;
  const minutes = random.longTailed(member.answerMinutes * channel.pace * (isFirst ? 1 : 0.7), 0.85);
  const answeredAt = afterWork(story.scene.plan, member.id, story.now, minutes * MINUTE);
  if (!Number.isFinite(answeredAt)) return false;
  story.firstAnswerMinutes ??= (answeredAt - asked) / MINUTE;
  const openedAt = Math.max(story.now, answeredAt - random.longTailed(5, 0.6) * MINUTE);
  story.now = Math.round(answeredAt);
  if (story.assignee === undefined) assign(story, member, { source: "outgoing_message" });
  visit(story, member, Math.round(openedAt), text);
  return true;
}

/** The assignee, or another member of the team where nobody is or the assignee has left for good. */
function answeringMember(story: Story): SampleMember | undefined {
  const { assignee, scene, subject, now } = story;
  if (assignee === undefined) return chooseMember(story, subject.teamId);
  if (Number.isFinite(afterWork(scene.plan, assignee.id, now, MINUTE))) return assignee;
  const replacement = chooseMember(story, subject.teamId, assignee);
  if (replacement !== undefined) assign(story, replacement, { source: "workflow" });
  return replacement;
}

/** The member opens the conversation, writes, perhaps notes or tags something, and moves on. */
function visit(story: Story, member: SampleMember, openedAt: number, text: string): void {
  const { random, subject, now } = story;
  const by = actorOf(member);
  tell(story, { type: "visit.started", by }, openedAt);
  if (random.chance(0.2)) {
    const between = Math.round(random.between(openedAt, now));
    tell(story, { type: "comment.added", by, text: random.pick(notes) }, between);
  }
  tell(story, { type: "message.sent", by, text });
  if (random.chance(0.22)) {
    tell(story, { type: "conversation.tagged", add: [random.pick(subject.tags)] }, now + 5_000);
  }
  if (random.chance(0.93)) {
    tell(story, { type: "visit.ended", by }, now + random.longTailed(1.5, 0.7) * MINUTE);
  }
}

/** The customer writes again, after a while. */
export function customerWrites(story: Story, text: string = story.random.pick(customerAnswers)): void {
  const { random, channel } = story;
  waitForCustomer(story, random.longTailed(channel.customerMinutes, 0.9));
  tell(story, { type: "message.received", text });
  if (random.chance(0.12)) {
    story.now += Math.round(random.between(10, 120) * 1000);
    tell(story, { type: "message.received", text: random.pick(customerAnswers) });
  }
}

/** Customer and member write in turns until it seems settled. */
export function exchange(story: Story): boolean {
  const { random, channel } = story;
  const persistence = channel.name === "phone" ? 0.15 : 0.52;
  for (let turn = 0; turn < 7 && random.chance(persistence); turn += 1) {
    customerWrites(story);
    if (!goesOn(story)) return false;
    if (random.chance(0.11)) handOver(story);
    if (random.chance(0.04)) noteByWorkflow(story);
    if (!memberAnswers(story) || !goesOn(story)) return false;
  }
  return true;
}

function noteByWorkflow(story: Story): void {
  const by = workflow("w2", "Reminders");
  tell(story, { type: "comment.added", by, text: story.random.pick(workflowNotes) });
  tell(story, { type: "conversation.tagged", add: ["waiting"], remove: ["urgent"] });
}

/** The assignee passes the conversation on, at times by putting it back first. */
function handOver(story: Story): void {
  const { random, subject, assignee, scene } = story;
  if (assignee === undefined) return;
  const teamId = random.chance(0.8) ? subject.teamId : random.pick(sampleTeams).id;
  const next = chooseMember(story, teamId, assignee);
  const at = afterWork(scene.plan, assignee.id, story.now, random.longTailed(8, 0.7) * MINUTE);
  if (next === undefined || at >= scene.end) return;
  story.now = Math.round(at);
  const by = actorOf(assignee);
  if (random.chance(0.7)) tell(story, { type: "comment.added", by, text: random.pick(handOverNotes) });
  if (random.chance(0.25)) {
    tell(story, { type: "conversation.assigned", to: null, source: "user", by });
    story.now += Math.round(random.longTailed(10, 0.6) * MINUTE);
  }
  assign(story, next, { source: "user", by: assignee });
}
