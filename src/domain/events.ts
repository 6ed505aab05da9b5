import { z } from "zod";
import { type Instant, parseInstant } from "./instant";

/** Zod schemas of the event contract (docs/events.md). Unknown extra fields are accepted and dropped. */

/** Lone surrogates and NUL do not survive storage, so two such ids could become one. */
const survivesStorage = (text: string) => text.isWellFormed() && !text.includes("\u0000");

const identifierOf = (maximumLength: number) =>
  z
    .string()
    .min(1, "must not be empty")
    .max(maximumLength, `must be at most ${maximumLength} characters long`)
    .refine(survivesStorage, "must be well-formed text without NUL");

/** `id` and `conversationId`. */
const identifier = identifierOf(128);

const longestReference = 512;

/** The id of a member, team, contact or inbox: the contract sets no bound, database keys do. */
const reference = identifierOf(longestReference);

const instant = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({
    code: "custom",
    message:
      "must be an RFC 3339 date-time with an offset and at most milliseconds, such as 2026-10-01T09:30:00.000Z",
  });
  return z.NEVER;
});

export const actorKinds = ["user", "contact", "workflow", "bot", "api", "system"] as const;

/** As `reference` has it, but for what it says: nearly every event names a member, and a schema within one is slow. */
const requireMemberId = ({ kind, id }: { kind: string; id?: string | undefined }) =>
  kind !== "user" ||
  (id !== undefined && id.length >= 1 && id.length <= longestReference && survivesStorage(id));

function actorOf<const K extends readonly [string, ...string[]]>(kinds: K) {
  return z
    .object({
      kind: z.enum(kinds),
      id: z.string().optional(),
      name: z.string().optional(),
    })
    .refine(requireMemberId, {
      path: ["id"],
      message: "is required when kind is user, 1 to 512 characters",
    });
}

const actor = actorOf(actorKinds);
const member = actorOf(["user"]);
const memberOrWorkflow = actorOf(["user", "workflow"]);

export const roles = ["owner", "admin", "manager", "agent", "viewer"] as const;

export const assignmentSources = [
  "user",
  "developer_api",
  "workflow",
  "dialogflow",
  "zapier",
  "outgoing_message",
  "contact_import",
  "close_conversation",
] as const;

const head = { id: identifier, at: instant };
const conversationHead = { ...head, conversationId: identifier };
const contact = z.object({ id: reference, name: z.string().optional() });

const schemas = [
  z.object({
    ...head,
    type: z.literal("team.upserted"),
    team: z.object({ id: reference, name: z.string() }),
  }),
  z.object({
    ...head,
    type: z.literal("user.upserted"),
    user: z.object({
      id: reference,
      name: z.string(),
      email: z.string().optional(),
      teamId: reference.optional(),
      role: z.enum(roles),
      slackUserId: z.string().optional(),
      photoUrl: z.string().optional(),
      createdAt: instant.optional(),
    }),
  }),
  z.object({ ...head, type: z.literal("user.deleted"), userId: reference }),
  z.object({
    ...head,
    type: z.literal("user.status"),
    userId: reference,
    status: z.enum(["online", "away", "offline"]),
  }),
  z.object({ ...head, type: z.literal("contact.upserted"), contact }),
  z.object({
    ...conversationHead,
    type: z.literal("conversation.opened"),
    contact,
    by: actor,
    assigneeId: reference.optional(),
    inboxId: reference.optional(),
    channel: z.string().optional(),
    topic: z.string().optional(),
    tags: z.array(z.string()).optional(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("conversation.assigned"),
    to: reference.nullable(),
    source: z.enum(assignmentSources),
    by: actor.optional(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("conversation.tagged"),
    add: z.array(z.string()).optional(),
    remove: z.array(z.string()).optional(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("conversation.closed"),
    by: actor,
    outcome: z.enum(["won", "lost"]).optional(),
    topic: z.string().optional(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("conversation.reopened"),
    by: actor,
  }),
  z.object({
    ...conversationHead,
    type: z.literal("message.received"),
    text: z.string().optional(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("message.sent"),
    by: actor,
    proactive: z.boolean().optional(),
    text: z.string().optional(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("comment.added"),
    by: memberOrWorkflow,
    text: z.string(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("rating.received"),
    score: z.number().int().min(1).max(5),
    comment: z.string().optional(),
  }),
  z.object({
    ...conversationHead,
    type: z.literal("followup.completed"),
    by: actor,
  }),
  z.object({
    ...conversationHead,
    type: z.literal("visit.started"),
    by: member,
  }),
  z.object({ ...conversationHead, type: z.literal("visit.ended"), by: member }),
] as const;

export const eventSchema = z.discriminatedUnion("type", schemas, {
  error: (issue) =>
    issue.code === "invalid_union" ? "is not an event type of the contract (see docs/events.md)" : undefined,
});

/** An event of the contract, parsed: `at` (and a member's `createdAt`) as epoch milliseconds. */
export type CaseboardEvent = z.output<typeof eventSchema>;
export type EventType = CaseboardEvent["type"];
export type EventOf<T extends EventType> = Extract<CaseboardEvent, { type: T }>;
export type ConversationEvent = Extract<CaseboardEvent, { conversationId: string }>;
export type Actor = z.output<typeof actor>;
export type Role = (typeof roles)[number];
export type AssignmentSource = (typeof assignmentSources)[number];
export type PresenceStatus = EventOf<"user.status">["status"];

/** Every type of the contract, in the contract's order. */
export const eventTypes: readonly EventType[] = schemas.map((schema) => schema.shape.type.value);

/** Why an event is refused: the field (dotted path, `(event)` for the whole) and what is wrong with it. */
export interface FieldProblem {
  readonly field: string;
  readonly reason: string;
}

export type ParsedEvent =
  | { readonly ok: true; readonly event: CaseboardEvent }
  | {
      readonly ok: false;
      readonly id: string | null;
      readonly problems: readonly FieldProblem[];
    };

/** Parses one event from outside. A bad one comes back as a value, with a reason per field. */
export function parseEvent(input: unknown): ParsedEvent {
  const result = eventSchema.safeParse(input);
  if (result.success) return { ok: true, event: result.data };
  return {
    ok: false,
    id: claimedId(input),
    problems: result.error.issues.map((issue) => ({
      field: issue.path.length > 0 ? issue.path.join(".") : "(event)",
      reason: issue.message,
    })),
  };
}

function claimedId(input: unknown): string | null {
  const id = typeof input === "object" && input !== null && "id" in input ? input.id : null;
  return typeof id === "string" ? id : null;
}

/** Whether the event belongs to a conversation. */
export function isConversationEvent(event: CaseboardEvent): event is ConversationEvent {
  return "conversationId" in event;
}

/** Whether the actor is a member: a person of the support team. */
export function isMember(actor: Actor): actor is Actor & { kind: "user"; id: string } {
  return actor.kind === "user" && actor.id !== undefined;
}
