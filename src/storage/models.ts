import { type Connection, Schema } from "mongoose";

/** Raised when an index is added or changed, so that it is made at the next start. */
export const schemaVersion = 10;

const plain = { versionKey: false, id: false, minimize: false, autoIndex: false } as const;
const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;

/** For an index of the few events that tell of a member's presence. */
const ofPresence = { partialFilterExpression: { presenceOf: { $exists: true } } };

/** The event log: the truth. Everything but the head is kept as it came. */
const eventSchema = new Schema(
  { _id: text, workspace: text, type: text, at: date, conversationId: String, presenceOf: String },
  { ...plain, strict: false },
)
  .index({ workspace: 1, conversationId: 1 })
  .index({ workspace: 1, presenceOf: 1, at: 1 }, ofPresence)
  .index({ workspace: 1, type: 1, at: 1 }, ofPresence);

/** Derived: one document a conversation, waiting ones (not opened yet) included. */
const conversationSchema = new Schema(
  {
    _id: text,
    workspace: text,
    version: { type: Number, required: true },
    number: Number,
    openedAt: Date,
    closedAt: Date,
    firstEventAt: Date,
    lastEventAt: Date,
    waitingSince: Date,
    eventDays: [Number],
    inboxId: String,
    channel: String,
    topic: String,
    tags: [String],
    contactId: String,
    repliers: [String],
    assigneeId: String,
    fold: String,
  },
  plain,
)
  .index({ workspace: 1, closedAt: 1 })
  .index({ workspace: 1, openedAt: 1 })
  .index({ workspace: 1, lastEventAt: 1 })
  .index({ workspace: 1, waitingSince: 1 })
  .index({ workspace: 1, eventDays: 1 });

/** How often what counts on a UTC day, or anything (day null), has changed, and in which conversations lately. */
const dayMarkSchema = new Schema(
  {
    _id: text,
    workspace: text,
    day: Number,
    version: { type: Number, required: true },
    visitsVersion: Number,
    groupsVersion: Number,
    recent: [Schema.Types.Mixed],
  },
  plain,
).index({ workspace: 1, day: 1 });

/** Derived: what counts on a day, to the millisecond, for each report. */
const dayRowsSchema = new Schema(
  {
    _id: text,
    workspace: text,
    day: { type: Number, required: true },
    version: { type: Number, required: true },
    bytes: Buffer,
  },
  plain,
).index({ workspace: 1 });

/** Derived: what days in a row amount to, for each report. */
const sumsSchema = new Schema(
  {
    _id: text,
    workspace: text,
    family: text,
    level: { type: Number, required: true },
    index: { type: Number, required: true },
    version: { type: Number, required: true },
    bytes: Buffer,
  },
  plain,
).index({ workspace: 1 });

/** Small numbers of contacts. Never removed, so never given twice. */
const contactNumberSchema = new Schema(
  { _id: text, workspace: text, number: { type: Number, required: true } },
  plain,
);

/** Which numbers are free: of contacts and conversations, or for clients that know numbers only. */
const counterSchema = new Schema({ _id: text, next: { type: Number, required: true } }, plain);

/** Derived: the latest word about a member, a team or a contact. */
const directorySchema = new Schema(
  {
    _id: text,
    workspace: text,
    version: { type: Number, required: true },
    kind: text,
    entry: Schema.Types.Mixed,
  },
  plain,
).index({ workspace: 1, kind: 1 });

/** Batches that are being stored, or were when their process died: what may need to be derived again. */
const journalSchema = new Schema(
  {
    _id: text,
    workspace: text,
    conversationIds: [String],
    directoryEventIds: [String],
    startedAt: date,
    isAcknowledged: Boolean,
    isDerived: Boolean,
    changedDays: [Number],
  },
  plain,
);

const refusedSchema = new Schema(
  {
    _id: text,
    workspace: text,
    outcome: text,
    body: text,
    replayable: { type: Boolean, required: true },
    eventId: String,
    problems: [{ _id: false, field: String, reason: String }],
    origin: text,
    firstSeenAt: date,
    lastSeenAt: date,
    count: { type: Number, required: true },
  },
  plain,
).index({ workspace: 1, lastSeenAt: 1 });

const tokenSchema = new Schema(
  {
    _id: text,
    workspace: text,
    name: String,
    scopes: [String],
    hash: text,
    createdAt: date,
    lastUsedAt: Date,
    revokedAt: Date,
  },
  plain,
).index({ workspace: 1, createdAt: 1 });

/** Where platforms send their webhooks. */
const connectionSchema = new Schema(
  {
    _id: text,
    workspace: text,
    platform: text,
    version: { type: Number, required: true },
    secrets: [{ _id: false, value: text, expiresAt: Date }],
    createdAt: date,
    lastReceivedAt: Date,
  },
  plain,
).index({ workspace: 1, createdAt: 1 });

/** Webhooks that wait until it is known to which conversation they belong. */
const heldWebhookSchema = new Schema(
  {
    _id: text,
    workspace: text,
    platform: text,
    connection: text,
    body: text,
    awaits: text,
    receivedAt: date,
    tryAt: date,
  },
  plain,
)
  .index({ tryAt: 1 })
  .index({ workspace: 1, awaits: 1 });

const workspaceSchema = new Schema({ _id: text, zone: text, createdAt: date }, plain);

/** Small texts kept for a time; the database removes them after it. */
const expiringSchema = new Schema({ _id: text, text: String, expiresAt: date }, plain).index(
  { expiresAt: 1 },
  { expireAfterSeconds: 0 },
);

const accessSchema = new Schema(
  { _id: text, version: { type: Number, required: true }, access: Schema.Types.Mixed },
  plain,
);

/** Office hours and targets of service levels, for everyone (`teamId` null) and for teams. */
const settingSchema = new Schema(
  { _id: text, workspace: text, kind: text, teamId: String, value: Schema.Types.Mixed },
  plain,
).index({ workspace: 1, kind: 1 });

/** Posts that come by themselves. */
const digestSchema = new Schema(
  {
    _id: text,
    workspace: text,
    foldedName: text,
    version: { type: Number, required: true },
    plannedUpTo: date,
    digest: Schema.Types.Mixed,
  },
  plain,
).index({ workspace: 1, foldedName: 1 }, { unique: true });

/** Who is told before a first-response target passes. */
const alertSchema = new Schema(
  { _id: text, workspace: text, version: { type: Number, required: true }, alert: Schema.Types.Mixed },
  plain,
).index({ workspace: 1 });

/** Channels of Slack whose threads are conversations. */
const watchSchema = new Schema(
  {
    _id: text,
    workspace: text,
    version: { type: Number, required: true },
    lastEventAt: Date,
    watch: Schema.Types.Mixed,
  },
  plain,
).index({ workspace: 1 });

/** What is known of the threads of watched channels. */
const threadSchema = new Schema(
  {
    _id: text,
    workspace: text,
    channelId: text,
    beganAt: date,
    closingMessages: [String],
    isUntold: { type: Boolean, required: true },
    version: { type: Number, required: true },
    thread: Schema.Types.Mixed,
  },
  plain,
)
  .index({ workspace: 1, channelId: 1, beganAt: 1 })
  .index({ workspace: 1, channelId: 1, closingMessages: 1 })
  .index({ workspace: 1, isUntold: 1 });

/** The due-list: one document a post, found by what can be claimed and by what it is of. */
const deliverySchema = new Schema(
  {
    _id: text,
    workspace: text,
    of: text,
    subject: Schema.Types.Mixed,
    dueAt: date,
    state: text,
    outcome: Schema.Types.Mixed,
    claimableAt: date,
    owner: String,
    fence: { type: Number, required: true },
    failures: { type: Number, required: true },
    tried: [{ _id: false, channelId: String, since: Date }],
    expiresAt: Date,
  },
  plain,
)
  .index({ workspace: 1, state: 1, claimableAt: 1 })
  .index({ workspace: 1, of: 1, dueAt: -1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** From when on a channel may be posted to again, for all instances. */
const paceSchema = new Schema({ _id: text, nextAt: date, heldUntil: Date, expiresAt: date }, plain).index(
  { expiresAt: 1 },
  { expireAfterSeconds: 0 },
);

/** Numbers of what has a text as its id, for clients that know numbers only. Never removed, so never given twice. */
const numericIdSchema = new Schema(
  { _id: text, workspace: text, space: text, id: text, number: { type: Number, required: true } },
  plain,
).index({ workspace: 1, space: 1, number: 1 }, { unique: true });

/** How far the back-fill of a platform has come in a workspace. */
const backfillSchema = new Schema(
  {
    _id: text,
    workspace: text,
    platform: text,
    version: { type: Number, required: true },
    since: date,
    until: date,
    cursor: String,
    isDone: { type: Boolean, required: true },
    conversations: { type: Number, required: true },
    updatedAt: date,
  },
  plain,
);

const secretSchema = new Schema({ _id: text, secret: text }, plain);

/** One document each about the database as a whole: indexes made, derived data made. */
const stateSchema = new Schema({ _id: text, version: { type: Number, required: true } }, plain);

/** Binds the models to a connection. */
export function modelsOf(connection: Connection) {
  return {
    events: connection.model("Event", eventSchema, "events"),
    conversations: connection.model("Conversation", conversationSchema, "conversations"),
    dayMarks: connection.model("DayMark", dayMarkSchema, "dayMarks"),
    dayRows: connection.model("DayRows", dayRowsSchema, "dayRows"),
    sums: connection.model("Sums", sumsSchema, "sums"),
    contactNumbers: connection.model("ContactNumber", contactNumberSchema, "contactNumbers"),
    contactCounters: connection.model("ContactCounter", counterSchema, "contactCounters"),
    directory: connection.model("DirectoryEntry", directorySchema, "directory"),
    journal: connection.model("JournalEntry", journalSchema, "journal"),
    refused: connection.model("Refused", refusedSchema, "refused"),
    tokens: connection.model("Token", tokenSchema, "tokens"),
    connections: connection.model("Connection", connectionSchema, "connections"),
    heldWebhooks: connection.model("HeldWebhook", heldWebhookSchema, "heldWebhooks"),
    workspaces: connection.model("Workspace", workspaceSchema, "workspaces"),
    expiring: connection.model("Expiring", expiringSchema, "expiring"),
    access: connection.model("Access", accessSchema, "access"),
    settings: connection.model("Setting", settingSchema, "settings"),
    digests: connection.model("Digest", digestSchema, "digests"),
    alerts: connection.model("Alert", alertSchema, "alerts"),
    watches: connection.model("Watch", watchSchema, "watches"),
    threads: connection.model("Thread", threadSchema, "threads"),
    deliveries: connection.model("Delivery", deliverySchema, "deliveries"),
    paces: connection.model("Pace", paceSchema, "paces"),
    numericIds: connection.model("NumericId", numericIdSchema, "numericIds"),
    numericIdCounters: connection.model("NumericIdCounter", counterSchema, "numericIdCounters"),
    backfills: connection.model("Backfill", backfillSchema, "backfills"),
    secrets: connection.model("Secret", secretSchema, "secrets"),
    states: connection.model("State", stateSchema, "states"),
  };
}

export type Models = ReturnType<typeof modelsOf>;
