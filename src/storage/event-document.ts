import type { CaseboardEvent } from "../domain/events";
import { isPresenceEvent, presentMember } from "../domain/presence";

/** An event as it is stored: as it came, instants as dates; the key makes it unique in its workspace. */
export interface EventDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly type: string;
  readonly at: Date;
  readonly conversationId?: string;
  /** The member whose presence the event tells of. */
  readonly presenceOf?: string;
  readonly [field: string]: unknown;
}

/** The key of what bears an id within a workspace; workspace names have no slash. */
export function keyOf(workspace: string, id: string): string {
  return `${workspace}/${id}`;
}

/** The id within the workspace that a key was made from. */
export function idOf(workspace: string, key: string): string {
  return key.slice(workspace.length + 1);
}

/** The event as it will be read back: text that UTF-8 cannot carry is replaced, as storing would do. */
export function storableEvent(event: CaseboardEvent): CaseboardEvent {
  return wellFormed(event);
}

/** Event → document. */
export function documentOfEvent(workspace: string, event: CaseboardEvent): EventDocument {
  const { id, at, ...rest } = event;
  // Written one by one: this is done for every event, and copies of copies cost more than all else here.
  const document: Record<string, unknown> = { _id: keyOf(workspace, id), workspace };
  Object.assign(document, rest);
  document.at = new Date(at);
  if (isPresenceEvent(event)) document.presenceOf = presentMember(event);
  if (event.type === "user.upserted" && event.user.createdAt !== undefined) {
    document.user = { ...event.user, createdAt: new Date(event.user.createdAt) };
  }
  return document as EventDocument;
}

/** Document → event. */
export function eventOfDocument(document: EventDocument): CaseboardEvent {
  const { _id, workspace, at, presenceOf: _presenceOf, ...rest } = document;
  const event = { ...rest, id: idOf(workspace, _id), at: at.getTime() } as CaseboardEvent;
  if (event.type !== "user.upserted" || event.user.createdAt === undefined) return event;
  return { ...event, user: { ...event.user, createdAt: new Date(event.user.createdAt).getTime() } };
}

function wellFormed<T>(value: T): T;
function wellFormed(value: unknown): unknown {
  if (isWellFormed(value)) return value;
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map((item) => wellFormed<unknown>(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wellFormed<unknown>(item)]));
}

/** Whether the value can be stored as it is; nearly every one can, so that it need not be copied. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  // Not by Object.values: this is done for every event, and each list of values would be thrown away.
  for (const key in value) if (!isWellFormed(value[key as keyof typeof value])) return false;
  return true;
}
