import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { helpScoutPayload, helpScoutThreads } from "./help-scout";

type Json = Readonly<Record<string, unknown>>;

/** What the stand-in answers instead of the data. */
export type Trouble =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  /** Never answers. */
  | "silence";

export interface StandInOptions {
  readonly conversations: readonly Json[];
  readonly ratings?: readonly Json[];
  readonly users?: readonly Json[];
  readonly pageSize?: number;
  /** So many of the newest threads come along with a list; all unless given. */
  readonly embeddedThreads?: number;
  /** A token is refused after so many requests; never unless given. */
  readonly requestsAToken?: number;
  /** Trouble for the request with this number (from 1, tokens not counted) and path. */
  trouble?(request: number, path: string): Trouble | null;
}

export interface HelpScoutStandIn {
  readonly url: string;
  /** Paths with their queries, in order; tokens as `token`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const credentials = { client_id: "app-1", client_secret: "secret-1", grant_type: "client_credentials" };

/** The variables with which a back-fill reaches the stand-in. */
export function standInVariables(url: string) {
  return {
    HELP_SCOUT_APP_ID: credentials.client_id,
    HELP_SCOUT_APP_SECRET: credentials.client_secret,
    HELP_SCOUT_API_URL: url,
  };
}

/** A stand-in of Help Scout's Inbox API 2.0 on this machine, as documented: tokens, lists in pages, a report. */
export async function startHelpScout(options: StandInOptions): Promise<HelpScoutStandIn> {
  const requests: string[] = [];
  const tokens = new Tokens(options.requestsAToken ?? Number.POSITIVE_INFINITY);
  let answered = 0;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    if (url.pathname === "/v2/oauth2/token") {
      requests.push("token");
      return answer(response, ...tokens.give(await text(request), request.headers["content-type"]));
    }
    requests.push(`${url.pathname}${url.search}`);
    answered += 1;
    const trouble = options.trouble?.(answered, url.pathname) ?? null;
    if (trouble === "silence") return;
    if (trouble !== null) return answer(response, trouble.status, trouble.body ?? {}, trouble.headers);
    if (!tokens.accept(request)) return answer(response, 401, { error: "invalid_token" });
    return answer(response, ...resource(url, options));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

class Tokens {
  private given = 0;
  private uses = 0;

  constructor(private readonly requestsAToken: number) {}

  give(form: string, contentType: string | undefined): [number, unknown] {
    const sent = Object.fromEntries(new URLSearchParams(form));
    const isRight =
      contentType === "application/x-www-form-urlencoded" &&
      JSON.stringify(Object.entries(sent).sort()) === JSON.stringify(Object.entries(credentials).sort());
    if (!isRight)
      return [401, { error: "invalid_client", error_description: "Client credentials are invalid" }];
    this.given += 1;
    this.uses = 0;
    return [200, { token_type: "bearer", access_token: `token-${this.given}`, expires_in: 172_800 }];
  }

  accept({ headers }: IncomingMessage): boolean {
    this.uses += 1;
    return headers.authorization === `Bearer token-${this.given}` && this.uses <= this.requestsAToken;
  }
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/hal+json", ...headers });
  response.end(JSON.stringify(body));
}

function resource(url: URL, options: StandInOptions): [number, unknown] {
  const [, , kind = "", id, part] = url.pathname.split("/");
  const page = Number(url.searchParams.get("page") ?? 1);
  const size = options.pageSize ?? 25;
  const found = options.conversations.find((conversation) => String(conversation.id) === id);
  if (kind === "users") return [200, list("users", options.users ?? [], page, 50)];
  if (kind === "reports") return [200, report(options.ratings ?? [], page, size)];
  if (kind !== "conversations") return [404, {}];
  if (id === undefined) {
    const since = url.searchParams.get("modifiedSince") ?? "";
    const listed = options.conversations
      .filter(
        (conversation) =>
          url.searchParams.get("status") === "all" && String(conversation.userUpdatedAt) >= since,
      )
      .map((conversation) => withThreads(conversation, options.embeddedThreads));
    return [200, list("conversations", listed, page, size)];
  }
  if (found === undefined) return [404, {}];
  return part === "threads" ? [200, list("threads", helpScoutThreads(found), page, size)] : [200, found];
}

function withThreads(conversation: Json, count = Number.POSITIVE_INFINITY): Json {
  const readable = typeof conversation._embedded === "object" && conversation._embedded !== null;
  if (!readable) return conversation;
  return { ...conversation, _embedded: { threads: helpScoutThreads(conversation).slice(0, count) } };
}

function list(name: string, items: readonly unknown[], number: number, size: number) {
  const shown = items.slice((number - 1) * size, number * size);
  const page = { size, number, totalElements: items.length, totalPages: Math.ceil(items.length / size) };
  // Help Scout leaves an empty list out.
  return shown.length === 0 ? { page } : { _embedded: { [name]: shown }, page };
}

function report(ratings: readonly Json[], page: number, size: number) {
  const results = ratings.slice((page - 1) * size, page * size);
  return { results, page, count: ratings.length, pages: Math.ceil(ratings.length / size) };
}

const HOUR = 3_600_000;

/**
 * Conversations as the API answers them: the two of the fixtures as they end, then as many of the second
 * one's kind as wanted, an hour apart from 6 November 2026 on.
 */
export function helpScoutConversations(more: number): Json[] {
  const [first, second] = ["12-convo.agent.reply.created", "13-second-convo.agent.reply.created"].map(
    helpScoutPayload,
  );
  if (!first || !second) throw new Error("The fixtures are missing");
  const copies = Array.from({ length: more }, (_, index) => copyOf(second, index));
  return [first, second, ...copies];
}

function copyOf(conversation: Record<string, unknown>, index: number): Json {
  const opened = Date.parse("2026-11-06T00:00:00Z") + index * HOUR;
  const at = (minutes: number) => new Date(opened + minutes * 60_000).toISOString().replace(".000", "");
  const threads = helpScoutThreads(conversation).map((thread, position) => ({
    ...thread,
    id: 100_000 + index * 10 + position,
    createdAt: thread.type === "customer" ? at(0) : at(4),
  }));
  return {
    ...conversation,
    id: 40_000 + index,
    number: 2_000 + index,
    createdAt: at(0),
    closedAt: at(4),
    userUpdatedAt: at(4),
    _embedded: { threads },
  };
}

/** The rating of the fixtures as the report tells it. */
export const reportedRating: Json = {
  number: 1204,
  threadid: 507,
  threadCreatedAt: "2026-11-05T10:00:00Z",
  id: 30211,
  type: "email",
  ratingId: 1,
  ratingCustomerId: 70021,
  ratingComments: "Quick and clear",
  ratingCreatedAt: "2026-11-05T10:20:00Z",
  ratingCustomerName: "Nora Fields",
  ratingUserId: 418,
  ratingUserName: "Ben Okafor",
};

/** Two people of the fixtures, and a team. */
export const helpScoutUsers: readonly Json[] = [
  {
    id: 412,
    firstName: "Aisha",
    lastName: "Khan",
    email: "aisha.khan@example.com",
    role: "admin",
    type: "user",
    createdAt: "2024-02-01T08:00:00Z",
    updatedAt: "2026-03-01T08:00:00Z",
  },
  {
    id: 418,
    firstName: "Ben",
    lastName: "Okafor",
    email: "ben.okafor@example.com",
    role: "user",
    type: "user",
    createdAt: "2024-02-02T08:00:00Z",
    updatedAt: "2026-03-02T08:00:00Z",
  },
  { id: 90, firstName: "Billing", type: "team", createdAt: "2024-02-03T08:00:00Z" },
];
