import type { AssignmentSource } from "../events";
import { MINUTE } from "./days";
import type { SampleMember } from "./people";
import { mixSeeds } from "./random";
import { actorOf, chooseMember, type Story, tell, workflow } from "./story";
import { inboxOfTeam } from "./subjects";
import { botGreetings, proactiveMessages } from "./texts";

/** A customer writes: the opening, the first message, perhaps a greeting by the bot. */
export function beginByCustomer(story: Story): void {
  const { random, subject, channel } = story;
  const carriedOver = random.chance(0.22) ? usualMember(story) : undefined;
  story.assignee = carriedOver;
  open(story, { kind: "contact", id: story.contact.id }, carriedOver);
  tell(story, { type: "message.received", text: random.pick(subject.questions) });
  if (channel.name === "chat" && random.chance(0.7)) {
    story.now += Math.round(random.between(900, 5_000));
    const by = { kind: "bot", id: "b1", name: "Helper bot" } as const;
    tell(story, { type: "message.sent", by, text: random.pick(botGreetings) });
  }
}

/** A member writes first, unasked. */
export function beginByMember(story: Story, member: SampleMember): void {
  story.assignee = member;
  open(story, actorOf(member), undefined);
  tell(story, { type: "conversation.assigned", to: member.id, source: "outgoing_message" });
  tell(story, {
    type: "message.sent",
    by: actorOf(member),
    proactive: true,
    text: story.random.pick(proactiveMessages),
  });
}

type OpeningActor = { kind: "contact"; id: string } | { kind: "user"; id: string };

function open(story: Story, by: OpeningActor, carriedOver: SampleMember | undefined): void {
  const { random, subject, channel, contact } = story;
  const isInAddressBook = random.chance(0.04);
  if (isInAddressBook) {
    story.happenings.push({ at: story.now, body: { type: "contact.upserted", contact: { ...contact } } });
  }
  tell(story, {
    type: "conversation.opened",
    contact: isInAddressBook ? { id: contact.id } : { ...contact },
    by,
    ...(carriedOver === undefined ? {} : { assigneeId: carriedOver.id }),
    ...(random.chance(0.97) ? { inboxId: inboxOfTeam[subject.teamId] } : {}),
    channel: channel.name,
    ...(story.isTopicKnown ? { topic: subject.topic } : {}),
    ...(random.chance(0.35) ? { tags: [random.pick(subject.tags)] } : {}),
  });
}

/** The member whom this customer is used to, where that one is still in the subject's team. */
function usualMember(story: Story): SampleMember | undefined {
  const { members } = story.scene;
  const usual = members[mixSeeds(Number(story.contact.id.slice(1)), 0x757375) % members.length];
  return usual !== undefined && chooseMember(story, story.subject.teamId) === usual ? usual : undefined;
}

/** Somebody or something hands the conversation to a member. Now and then nobody does. */
export function route(story: Story): void {
  const { random, subject } = story;
  if (story.assignee !== undefined || random.chance(0.1)) return;
  const member = chooseMember(story, subject.teamId);
  if (member === undefined) return;
  const source = sourceOfRouting(story);
  if (source === "user") {
    story.now += Math.round(random.longTailed(6, 0.8) * MINUTE);
    const triager = chooseMember(story, subject.teamId) ?? member;
    assign(story, member, { source, by: triager });
    return;
  }
  story.now += Math.round(random.between(200, 4_000));
  assign(story, member, { source });
}

function sourceOfRouting({ random, subject, channel }: Story): AssignmentSource {
  if (random.chance(0.02)) return "contact_import";
  if (random.chance(0.24)) return "user";
  if (channel.name === "chat" && random.chance(0.45)) return "dialogflow";
  if (subject.teamId === "t3" && random.chance(0.35)) return "zapier";
  if (subject.teamId === "t2" && random.chance(0.3)) return "developer_api";
  return "workflow";
}

/** Makes the member the assignee. `by` is the member who did it, where one did. */
export function assign(
  story: Story,
  member: SampleMember,
  { source, by }: { source: AssignmentSource; by?: SampleMember },
): void {
  const actor = by === undefined ? undefined : actorOf(by);
  const robot = source === "workflow" ? workflow("w1", "Routing") : undefined;
  const who = actor ?? robot;
  tell(story, {
    type: "conversation.assigned",
    to: member.id,
    source,
    ...(who === undefined ? {} : { by: who }),
  });
  story.assignee = member;
}
