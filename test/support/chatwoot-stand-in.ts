import { readFileSync } from "node:fs";
import path from "node:path";
import { type JsonStandIn, type StandInAnswer, type StandInRequest, startJsonStandIn } from "./json-stand-in";

type Json = Readonly<Record<string, unknown>>;

const fixture = (name: string) =>
  JSON.parse(readFileSync(path.join(__dirname, `../fixtures/backfill/chatwoot/${name}.json`), "utf8"));

/** A conversation as the stand-in has it. */
export interface ChatwootCase {
  readonly conversation: Json;
  readonly messages: readonly Json[];
  /** Null where this Chatwoot does not have them. */
  readonly reportingEvents: readonly Json[] | null;
}

/** The conversation of the webhooks' fixtures, as the API tells it when it is over. */
export const chatwootStory = (): ChatwootCase => ({
  conversation: fixture("conversation"),
  messages: fixture("messages"),
  reportingEvents: fixture("reporting-events"),
});

/** A conversation of an hour: asked by the contact, answered by Aisha, closed; opened on that day at noon. */
export function chatwootCase(id: number, day: string, answers = 1): ChatwootCase {
  const noon = Date.parse(`${day}T12:00:00Z`) / 1000;
  const story = chatwootStory();
  const message = (index: number, fields: Json): Json => ({
    id: id * 1000 + index,
    content: "Words.",
    conversation_id: id,
    content_type: "text",
    content_attributes: {},
    created_at: noon + index,
    private: false,
    ...fields,
  });
  const asked = message(0, {
    message_type: 0,
    sender: { id: 5000 + id, name: `Contact ${id}`, type: "contact" },
  });
  const answered = Array.from({ length: answers }, (_, index) =>
    message(index + 1, { message_type: 1, sender: { id: 41, name: "Aisha Khan", type: "user" } }),
  );
  return {
    conversation: {
      ...story.conversation,
      id,
      meta: { sender: { id: 5000 + id, name: `Contact ${id}` }, channel: "Channel::Email" },
      labels: [],
      created_at: noon,
      updated_at: noon + 3600.25,
      last_activity_at: noon + 3600,
    },
    messages: [asked, ...answered],
    reportingEvents: [
      { name: "conversation_resolved", event_end_time: new Date((noon + 3600) * 1000).toISOString() },
    ],
  };
}

export const TOKEN = "a-token-of-the-stand-in";
const PAGE = 25;
const MESSAGES_A_PAGE = 20;

/** A stand-in of Chatwoot's Application API, as documented and as its source has it, with one account: 1. */
export function startChatwoot(
  cases: readonly ChatwootCase[],
  trouble?: (number: number, request: StandInRequest) => StandInAnswer | null,
): Promise<JsonStandIn> {
  return startJsonStandIn((request) => {
    if (request.headers.api_access_token !== TOKEN)
      return { status: 401, body: { error: "Invalid Access Token" } };
    const [, , , , account, kind, id, part] = request.path.split("/");
    if (account !== "1") return { status: 404, body: { error: "Resource could not be found" } };
    if (kind === "agents") return { status: 200, body: fixture("agents") };
    if (kind === "conversations" && id === undefined)
      return { status: 200, body: list(cases, request.query) };
    const found = cases.find(({ conversation }) => String(conversation.id) === id);
    if (found && part === "messages") return { status: 200, body: messages(found, request.query) };
    if (found?.reportingEvents && part === "reporting_events")
      return { status: 200, body: found.reportingEvents };
    return { status: 404, body: { error: "Resource could not be found" } };
  }, trouble);
}

/** Without the documented parameters Chatwoot lists open conversations, the latest first. */
function list(cases: readonly ChatwootCase[], query: URLSearchParams): Json {
  const isAll = query.get("status") === "all" && query.get("sort_by") === "created_at_asc";
  const sorted = cases
    .map(({ conversation }) => conversation)
    .toSorted((left, right) => Number(left.created_at) - Number(right.created_at));
  const first = (Number(query.get("page") ?? 1) - 1) * PAGE;
  const payload = isAll ? sorted.slice(first, first + PAGE) : [];
  return { data: { meta: { mine_count: 0, unassigned_count: 0, all_count: cases.length }, payload } };
}

function messages({ messages: all }: ChatwootCase, query: URLSearchParams): Json {
  const before = query.get("before");
  const older = all.filter(({ id }) => before === null || Number(id) < Number(before));
  return { meta: { labels: [] }, payload: older.slice(-MESSAGES_A_PAGE) };
}
