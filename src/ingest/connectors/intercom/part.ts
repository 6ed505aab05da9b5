import type { Actor, AssignmentSource } from "../../../domain/events";
import { formatInstant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { actorOf, wordAbout } from "./author";
import type { IntercomPart } from "./schema";
import { textOf } from "./text";

/** What a part does to the conversation, by its type; it may bring a message along. */
interface Effect {
  /** `always`: the part is a message, also one of pictures only. `with-text`: it is if it has a text. */
  readonly message?: "always" | "with-text";
  readonly note?: true;
  readonly assigns?: true;
  readonly closes?: true;
  readonly reopens?: true;
}

/** Replies that close, reopen or assign come as one part of that type, with the reply as its body. */
const effects: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ["comment", { message: "always" }],
  ["quick_reply", { message: "always" }],
  ["note", { note: true }],
  ["note_and_reopen", { note: true, reopens: true }],
  ["assignment", { message: "with-text", assigns: true }],
  ["assign_and_reopen", { message: "with-text", assigns: true, reopens: true }],
  ["assign_and_unsnooze", { message: "with-text", assigns: true }],
  ["away_mode_assignment", { assigns: true }],
  ["open", { message: "with-text", reopens: true }],
  ["close", { message: "with-text", closes: true }],
  // A snoozed conversation is not a closed one.
  ["snoozed", { message: "with-text" }],
  ["unsnoozed", { message: "with-text" }],
]);

/** What a part says, and why nothing where it says nothing. */
export interface ReadPart {
  readonly events: readonly EventDraft[];
  readonly ignored: readonly string[];
}

export function readPart(part: IntercomPart, conversationId: string): ReadPart {
  const effect = effects.get(part.part_type);
  if (effect === undefined) return { events: [], ignored: [`a part of type ${part.part_type}`] };
  const context = { part, conversationId, by: actorOf(part.author) };
  const message = isMessage(part, effect);
  const assigned = effect.assigns ? assignmentBy(context, message) : { events: [], ignored: [] };
  const events = [
    ...(effect.reopens ? [happened(context, "reopened")] : []),
    ...assigned.events,
    ...(message ? [messageOf(context)] : []),
    // Of a redacted note only the fact is left, and that is no comment.
    ...(effect.note && part.redacted !== true ? [noteOf(context)] : []),
    ...(effect.closes ? [happened(context, "closed")] : []),
  ];
  const words = events.length > 0 ? wordAbout(part.author, part.created_at) : [];
  return { events: [...events, ...words], ignored: assigned.ignored };
}

/** Whether something was written to the other side; also where the text was redacted later. */
function isMessage(part: IntercomPart, { message }: Effect): boolean {
  if (message === "always") return true;
  const isWritten = textOf(part.body ?? "") !== "" || (part.attachments ?? []).length > 0;
  return message === "with-text" && (isWritten || part.redacted === true);
}

interface Context {
  readonly part: IntercomPart;
  readonly conversationId: string;
  readonly by: Actor;
}

function commonOf({ part, conversationId }: Context, what: string) {
  return { id: idOf("intercom", "part", part.id, what), at: formatInstant(part.created_at), conversationId };
}

function happened(context: Context, what: "closed" | "reopened"): EventDraft {
  return { ...commonOf(context, what), type: `conversation.${what}`, by: context.by };
}

function messageOf(context: Context): EventDraft {
  const { by } = context;
  if (by.kind === "contact") return { ...commonOf(context, "received"), type: "message.received" };
  return { ...commonOf(context, "sent"), type: "message.sent", by };
}

function noteOf(context: Context): EventDraft {
  const { kind, id } = context.by;
  const by = { kind: kind === "user" ? "user" : "workflow", ...(id === undefined ? {} : { id }) } as const;
  return { ...commonOf(context, "note"), type: "comment.added", by, text: textOf(context.part.body ?? "") };
}

function assignmentBy(context: Context, withMessage: boolean): ReadPart {
  const { part, by } = context;
  const assignee = part.assigned_to;
  if (!assignee) return { events: [], ignored: ["an assignment that does not tell to whom"] };
  const { id, type } = assignee;
  const isNobody = id === null || type === "nobody_admin";
  if (!isNobody && type === "team") {
    return { events: [], ignored: ["an assignment to a team: Caseboard knows assignments to members"] };
  }
  const to = isNobody ? null : idOf("intercom", id);
  const source = sourceOf(context, withMessage && by.id === to);
  const common = commonOf(context, "assigned");
  return { events: [{ ...common, type: "conversation.assigned", to, source, by }], ignored: [] };
}

/** Who answers a conversation of nobody's gets it: that part is an assignment with the answer as its body. */
function sourceOf({ part, by }: Context, isToTheSender: boolean): AssignmentSource {
  if (by.kind !== "user" || part.part_type === "away_mode_assignment") return "workflow";
  return isToTheSender ? "outgoing_message" : "user";
}
