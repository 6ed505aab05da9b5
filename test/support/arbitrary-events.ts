import fc from "fast-check";
import type { z } from "zod";
import { assignmentSources, type eventSchema, roles } from "../../src/domain/events";

/** An event in the contract's JSON form. */
export type EventJson = z.input<typeof eventSchema>;

type BodyOf<Event> = Event extends EventJson ? Omit<Event, "id" | "at"> : never;
type Body = BodyOf<EventJson>;

type PlacelessBodyOf<Event> = Event extends { conversationId: string }
  ? Omit<Event, "conversationId">
  : never;
type ConversationBody = PlacelessBodyOf<Body>;

interface Happening {
  readonly body: Body;
  readonly instant: string;
  readonly offset: number;
  readonly idPrefix: string;
}

/**
 * Few instants, so that many events share one: the edges of October in UTC and in Berlin, the night in which
 * Berlin's clocks go back, working hours of the Monday after, and pairs exactly 30 minutes, 4 hours, 1 ms apart.
 */
export const instants = [
  "2026-09-30T21:59:59.999Z",
  "2026-09-30T22:00:00.000Z",
  "2026-10-01T00:00:00.000Z",
  "2026-10-24T22:00:00.000Z",
  "2026-10-25T00:59:59.999Z",
  "2026-10-25T01:00:00.000Z",
  "2026-10-25T01:30:00.000Z",
  "2026-10-25T05:00:00.000Z",
  "2026-10-25T05:30:00.000Z",
  "2026-10-26T09:15:00.000Z",
  "2026-10-26T09:45:00.000Z",
  "2026-10-26T13:15:00.000Z",
  "2026-10-31T23:00:00.000Z",
  "2026-11-01T00:00:00.000Z",
  "2026-11-01T04:59:59.999Z",
] as const;

const OFFSETS = [0, 60, 120, -570, 345, 840];

/** Prefixes of ids that sort differently by code units, by code points, by bytes, by letter case and as numbers. */
const ID_PREFIXES = ["a", "B", "9", "10", "é", "ﬀ", "😀"];

const MEMBER_IDS = ["u1", "u2", "u10"];
const memberId = fc.constantFrom(...MEMBER_IDS, "unknown");
const teamId = fc.constantFrom("t1", "t2", "never-upserted");
const contactId = fc.constantFrom("k1", "k2", "k3");
/** Mostly the one that surely is opened, so that its events meet. */
const conversationId = fc.constantFrom("c1", "c1", "c1", "c2", "c10", "c3");
const tag = fc.constantFrom("vip", "bug", "größer");
const tags = fc.array(tag, { maxLength: 3 });
const text = fc.constantFrom("Hello", "=1+1", "naïve ☕", "");

const member = fc.record({ kind: fc.constant("user" as const), id: memberId });
const machine = fc.record(
  {
    kind: fc.constantFrom("workflow" as const, "bot" as const, "api" as const, "system" as const),
    id: fc.constantFrom("w1", "u1"),
    name: fc.constantFrom("Auto", "Sam"),
  },
  { requiredKeys: ["kind"] },
);
const customer = fc.record({ kind: fc.constant("contact" as const), id: contactId });
const actor = fc.oneof(
  { weight: 5, arbitrary: member },
  { weight: 2, arbitrary: machine },
  { weight: 1, arbitrary: customer },
);

const contact = fc.record(
  { id: contactId, name: fc.constantFrom("Ada", "Émile", "ada") },
  { requiredKeys: ["id"] },
);

const opening = fc.record(
  {
    type: fc.constant("conversation.opened" as const),
    contact,
    by: actor,
    assigneeId: memberId,
    inboxId: fc.constantFrom("support", "sales"),
    channel: fc.constantFrom("email", "chat"),
    topic: fc.constantFrom("login", "price"),
    tags,
  },
  { requiredKeys: ["type", "contact", "by"] },
);

const assignment = fc.record(
  {
    type: fc.constant("conversation.assigned" as const),
    to: fc.option(memberId, { freq: 4 }),
    source: fc.constantFrom(...assignmentSources),
    by: actor,
  },
  { requiredKeys: ["type", "to", "source"] },
);

const tagging = fc.record(
  { type: fc.constant("conversation.tagged" as const), add: tags, remove: tags },
  { requiredKeys: ["type"] },
);

const close = fc.record(
  {
    type: fc.constant("conversation.closed" as const),
    by: actor,
    outcome: fc.constantFrom("won" as const, "lost" as const),
    topic: fc.constantFrom("login", "refund"),
  },
  { requiredKeys: ["type", "by"] },
);

const inbound = fc.record({ type: fc.constant("message.received" as const) });

const sentMessage = fc.record(
  {
    type: fc.constant("message.sent" as const),
    by: fc.oneof({ weight: 5, arbitrary: member }, { weight: 1, arbitrary: actor }),
    proactive: fc.oneof(
      { weight: 3, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    text,
  },
  { requiredKeys: ["type", "by"] },
);

const comment = fc.record({
  type: fc.constant("comment.added" as const),
  by: fc.oneof(
    member,
    fc.record(
      { kind: fc.constant("workflow" as const), id: fc.constant("w1"), name: fc.constant("Auto") },
      { requiredKeys: ["kind"] },
    ),
  ),
  text,
});

const rating = fc.record(
  {
    type: fc.constant("rating.received" as const),
    score: fc.integer({ min: 1, max: 5 }),
    comment: text,
  },
  { requiredKeys: ["type", "score"] },
);

const conversationBody: fc.Arbitrary<ConversationBody> = fc.oneof(
  { weight: 2, arbitrary: opening },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("conversation.reopened" as const), by: actor }) },
  { weight: 6, arbitrary: inbound },
  { weight: 6, arbitrary: assignment },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("visit.started" as const), by: member }) },
  { weight: 8, arbitrary: sentMessage },
  { weight: 2, arbitrary: comment },
  { weight: 3, arbitrary: tagging },
  { weight: 6, arbitrary: close },
  { weight: 3, arbitrary: rating },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("followup.completed" as const), by: actor }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("visit.ended" as const), by: member }) },
);

const userUpsert = fc.record({
  type: fc.constant("user.upserted" as const),
  user: fc.record(
    {
      id: fc.constantFrom(...MEMBER_IDS),
      name: fc.constantFrom("Sam", "Zoë", "sam"),
      role: fc.constantFrom(...roles),
      teamId,
    },
    { requiredKeys: ["id", "name", "role"] },
  ),
});

const statusChange = fc.record({
  type: fc.constant("user.status" as const),
  userId: memberId,
  status: fc.constantFrom("online" as const, "away" as const, "offline" as const),
});

const directoryBody: fc.Arbitrary<Body> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("team.upserted" as const),
      team: fc.record({ id: fc.constantFrom("t1", "t2"), name: fc.constantFrom("Support", "Sales") }),
    }),
  },
  { weight: 4, arbitrary: userUpsert },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("user.deleted" as const), userId: memberId }) },
  { weight: 6, arbitrary: statusChange },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("contact.upserted" as const), contact }) },
);

function happening(body: fc.Arbitrary<Body>): fc.Arbitrary<Happening> {
  return fc.record({
    body,
    instant: fc.constantFrom(...instants),
    offset: fc.constantFrom(...OFFSETS),
    idPrefix: fc.constantFrom(...ID_PREFIXES),
  });
}

function happeningIn(
  conversation: fc.Arbitrary<string>,
  body: fc.Arbitrary<ConversationBody>,
): fc.Arbitrary<Happening> {
  return happening(fc.tuple(conversation, body).map(([id, own]): Body => ({ conversationId: id, ...own })));
}

/** The same instant as another zone writes it, the milliseconds left out where there are none. */
function writeInstant(instant: string, offset: number): string {
  if (offset === 0) return instant.replace(".000Z", "Z");
  const local = new Date(Date.parse(instant) + offset * 60_000).toISOString().slice(0, -1);
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offset) % 60).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}

function completeEvent({ body, instant, offset, idPrefix }: Happening, index: number): EventJson {
  return { id: `${idPrefix}-${index}`, at: writeInstant(instant, offset), ...body };
}

const first = fc.constant("c1");

/**
 * Logs of events, each valid by the contract, that people would not write: without or with several openings,
 * with closes of closed conversations, replies and ratings before anything was opened, members nobody knows,
 * and nearly everything at the same instants. Ids are unique; the order is arbitrary. Most logs have a few
 * opened conversations.
 */
export function eventLogs({ maxLength = 40 }: { maxLength?: number } = {}): fc.Arbitrary<EventJson[]> {
  const parts = fc.tuple(
    fc.tuple(...[opening, inbound, assignment, sentMessage, close].map((body) => happeningIn(first, body))),
    fc.array(happeningIn(fc.constantFrom("c2", "c10"), opening), { maxLength: 2 }),
    fc.array(happening(userUpsert), { maxLength: 4, size: "max" }),
    fc.array(happeningIn(conversationId, conversationBody), { maxLength, size: "max" }),
    fc.array(happening(directoryBody), { maxLength: Math.ceil(maxLength / 3), size: "max" }),
  );
  return parts.map((happenings) => happenings.flat().map(completeEvent));
}

/**
 * Ways in which the events of a log may arrive: each at least once, some again, in any order, split anywhere
 * into batches. A repeat always has the content of the first.
 */
export function deliveries<Event>(log: readonly Event[]): fc.Arbitrary<Event[][]> {
  const repeated = fc.subarray([...log]);
  const cuts = fc.array(fc.nat({ max: log.length * 2 }), { maxLength: 5 });
  return fc
    .tuple(repeated, cuts)
    .chain(([again, cut]) => shuffled([...log, ...again]).map((arrived) => splitAt(arrived, cut)));
}

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

function splitAt<Item>(items: readonly Item[], cuts: readonly number[]): Item[][] {
  const edges = [0, ...cuts.toSorted((left, right) => left - right), items.length];
  return edges.slice(1).map((edge, index) => items.slice(edges[index], edge));
}
