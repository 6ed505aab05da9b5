import { readFileSync } from "node:fs";
import path from "node:path";
import { type JsonStandIn, type StandInAnswer, type StandInRequest, startJsonStandIn } from "./json-stand-in";

type Json = Readonly<Record<string, unknown>>;

/** The conversation of the webhooks' fixtures with all its parts, as the API tells it when it is over. */
export const intercomStory = (): Json =>
  JSON.parse(readFileSync(path.join(__dirname, "../fixtures/backfill/intercom/conversation.json"), "utf8"));

/** A conversation of an hour: asked by the contact, answered and closed by Aisha; opened that day at noon. */
export function intercomCase(id: number, day: string): Json {
  const noon = Date.parse(`${day}T12:00:00Z`) / 1000;
  const contact = { type: "user", id: `contact-${id}`, name: `Contact ${id}`, email: "contact@example.org" };
  const aisha = { type: "admin", id: "814701", name: "Aisha Khan", email: "aisha.khan@example.com" };
  const part = (index: number, partType: string, at: number, body: string | null) => ({
    type: "conversation_part",
    id: String(id * 10 + index),
    part_type: partType,
    body,
    created_at: at,
    assigned_to: null,
    author: aisha,
    attachments: [],
    redacted: false,
  });
  const parts = [part(1, "comment", noon + 600, "<p>Words.</p>"), part(2, "close", noon + 3600, null)];
  return {
    type: "conversation",
    id: String(id),
    created_at: noon,
    updated_at: noon + 3600,
    source: {
      type: "email",
      delivered_as: "customer_initiated",
      body: "<p>Words.</p>",
      author: contact,
      attachments: [],
      redacted: false,
    },
    contacts: { type: "contact.list", contacts: [{ type: "contact", id: `contact-${id}` }] },
    tags: { type: "tag.list", tags: [] },
    conversation_rating: null,
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: parts,
      total_count: parts.length,
    },
  };
}

export const TOKEN = "a-token-of-the-stand-in";

const DAY = 86_400;

/**
 * A stand-in of Intercom's REST API, as documented. Dates are compared by whole days, the named one left
 * out, as is documented of its search for contacts: the strictest reading.
 */
export function startIntercom(
  conversations: readonly Json[],
  trouble?: (number: number, request: StandInRequest) => StandInAnswer | null,
): Promise<JsonStandIn> {
  return startJsonStandIn((request) => {
    const { authorization, "intercom-version": version } = request.headers;
    if (authorization !== `Bearer ${TOKEN}`) return unauthorized;
    if (version !== "2.14") return { status: 400, body: { type: "error.list", errors: [] } };
    if (request.method === "POST" && request.path === "/conversations/search") {
      return { status: 200, body: search(conversations, request.body) };
    }
    const found = conversations.find(({ id }) => request.path === `/conversations/${String(id)}`);
    if (found && found.gone !== true) return { status: 200, body: found };
    return { status: 404, body: { type: "error.list", errors: [{ code: "not_found" }] } };
  }, trouble);
}

export const unauthorized: StandInAnswer = {
  status: 401,
  body: { type: "error.list", errors: [{ code: "unauthorized", message: "Access Token Invalid" }] },
};

interface Search {
  readonly query: {
    readonly operator: "AND";
    readonly value: readonly [
      { readonly field: "updated_at"; readonly operator: ">"; readonly value: number },
    ];
  };
  readonly pagination: { readonly per_page: number; readonly starting_after?: string };
}

function isSearch(body: unknown): body is Search {
  return typeof body === "object" && body !== null && "query" in body && "pagination" in body;
}

function search(conversations: readonly Json[], body: unknown): Json {
  if (!isSearch(body)) throw new Error(`Not a search: ${JSON.stringify(body)}`);
  const { per_page: size, starting_after: after } = body.pagination;
  const from = (Math.floor(body.query.value[0].value / DAY) + 1) * DAY;
  const found = conversations.filter(({ updated_at: updated }) => !(Number(updated) < from));
  const first = after === undefined ? 0 : Number(Buffer.from(after, "base64").toString());
  const next = first + size;
  const startingAfter = Buffer.from(String(next)).toString("base64");
  return {
    type: "conversation.list",
    total_count: found.length,
    pages: {
      type: "pages",
      page: first / size + 1,
      per_page: size,
      total_pages: Math.ceil(found.length / size),
      ...(next < found.length ? { next: { page: first / size + 2, starting_after: startingAfter } } : {}),
    },
    conversations: found
      .slice(first, next)
      .map((conversation) => ({ ...conversation, conversation_parts: undefined })),
  };
}
