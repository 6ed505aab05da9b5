import type { Document } from "mongodb";
import { eventRank } from "../../../../src/domain/event-order";
import type { TimeRange } from "../../../../src/domain/instant";

/** What the report looks at. */
const types = [
  "conversation.opened",
  "conversation.reopened",
  "message.received",
  "conversation.assigned",
  "message.sent",
  "comment.added",
  "conversation.closed",
] as const;

const isMember = { $eq: ["$$this.by.kind", "user"] };
const isReply = { $and: [isMember, { $ne: ["$$this.proactive", true] }] };
const isWaiting = { $ne: ["$$value.waitingSince", null] };
const isOpen = { $eq: ["$$value.closing", null] };

/** A change of the state where the condition holds, otherwise none. */
const when = (condition: Document, change: Document) => ({ $cond: [condition, change, {}] });
const added = (list: string, item: unknown) => ({ $concatArrays: [`$$value.${list}`, [item]] });

/** What an event of each type changes in the state of its conversation. */
const changes: Readonly<Record<(typeof types)[number], Document>> = {
  "conversation.opened": when(
    { $eq: ["$$value.openedAt", null] },
    {
      openedAt: "$$this.at",
      contactId: "$$this.contact.id",
      assignments: {
        $cond: [
          { $eq: [{ $type: "$$this.assigneeId" }, "string"] },
          added("assignments", { at: "$$this.at", to: "$$this.assigneeId" }),
          "$$value.assignments",
        ],
      },
    },
  ),
  "conversation.reopened": { closing: null },
  "message.received": { hasInbound: true, waitingSince: { $ifNull: ["$$value.waitingSince", "$$this.at"] } },
  "conversation.assigned": when(
    { $eq: [{ $type: "$$this.to" }, "string"] },
    { assignments: added("assignments", { at: "$$this.at", to: "$$this.to" }) },
  ),
  "message.sent": {
    $mergeObjects: [
      when(isMember, { messages: added("messages", "$$this.by.id") }),
      when(
        { $and: [isReply, "$$value.hasInbound", { $eq: ["$$value.firstResponse", null] }] },
        { firstResponse: { at: "$$this.at", by: "$$this.by.id" } },
      ),
      when(
        { $and: [isReply, isWaiting] },
        {
          responses: added("responses", {
            member: "$$this.by.id",
            duration: { $subtract: ["$$this.at", "$$value.waitingSince"] },
          }),
          waitingSince: null,
        },
      ),
    ],
  },
  "comment.added": when(isMember, { comments: added("comments", "$$this.by.id") }),
  "conversation.closed": when(isOpen, {
    closing: {
      at: "$$this.at",
      by: { $cond: [isMember, "$$this.by.id", null] },
      assignments: { $size: "$$value.assignments" },
    },
    waitingSince: null,
  }),
};

const beginning = {
  openedAt: null,
  contactId: null,
  closing: null,
  hasInbound: false,
  waitingSince: null,
  firstResponse: null,
  assignments: [],
  responses: [],
  messages: [],
  comments: [],
};

/** The conversations that were closed in the range, folded from the raw events; nothing is read but these. */
export function foldingPipeline(workspace: string, range: TimeRange): Document[] {
  const isInRange = { $gte: new Date(range.from), $lt: new Date(range.to) };
  return [
    { $match: { workspace, type: { $in: [...types] } } },
    {
      $group: {
        _id: "$conversationId",
        events: {
          $push: {
            id: "$_id",
            at: "$at",
            rank: byType("$type", eventRank, 0),
            type: "$type",
            by: "$by",
            to: "$to",
            proactive: "$proactive",
            contact: "$contact",
            assigneeId: "$assigneeId",
          },
        },
      },
    },
    { $match: { events: { $elemMatch: { type: "conversation.closed", at: isInRange } } } },
    {
      $project: {
        state: {
          $reduce: {
            input: { $sortArray: { input: "$events", sortBy: { at: 1, rank: 1, id: 1 } } },
            initialValue: beginning,
            in: { $mergeObjects: ["$$value", byType("$$this.type", changes, {})] },
          },
        },
      },
    },
    { $match: { "state.closing.at": isInRange, "state.openedAt": { $ne: null } } },
    { $replaceRoot: { newRoot: "$state" } },
  ];
}

/** The value for the type in the field; the fallback for types that are not looked at. */
function byType(
  field: string,
  values: Readonly<Record<(typeof types)[number], unknown>>,
  fallback: unknown,
): unknown {
  return types.reduceRight(
    (otherwise, type) => ({ $cond: [{ $eq: [field, type] }, values[type], otherwise] }),
    fallback,
  );
}
