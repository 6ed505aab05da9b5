import { z } from "zod";
import { CaseboardError } from "../../../errors";
import { readAnswer } from "../read-answer";
import type { ApiAnswer, PlatformApi } from "../source";

/** The account of a Chatwoot installation, and how to ask it. */
export interface ChatwootAccount {
  readonly api: PlatformApi;
  /** Of the installation. */
  readonly baseUrl: string;
  readonly accountId: string;
}

/** A member as the API lists them. */
export interface ChatwootAgent {
  readonly name: string;
  readonly email: string;
}

type Query = Readonly<Record<string, string | number>>;

/** Asks for a resource of the account, by its path below it. */
export function askAccount(account: ChatwootAccount, path: string, query: Query = {}): Promise<ApiAnswer> {
  const base = account.baseUrl.replace(/\/+$/, "");
  const words = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const address = `${base}/api/v1/accounts/${encodeURIComponent(account.accountId)}/${path}`;
  return account.api.ask({ url: words.size === 0 ? address : `${address}?${words}` });
}

const listSchema = z.object({
  data: z.object({
    meta: z.object({ all_count: z.number().int().nullish() }).nullish(),
    payload: z.array(z.unknown()),
  }),
});

/** One page of the account's conversations. */
export interface ConversationList {
  readonly items: readonly unknown[];
  /** In all pages together; null where Chatwoot does not say. */
  readonly total: number | null;
}

/**
 * Conversations of any state, in the order of their creation: what is added or changed meanwhile moves
 * nothing to a page that was read already. Throws `platform-refused` where there is no such account.
 */
export async function listConversations(account: ChatwootAccount, page: number): Promise<ConversationList> {
  const query = { status: "all", assignee_type: "all", sort_by: "created_at_asc", page };
  const answer = await askAccount(account, "conversations", query);
  if (answer.status === 404) {
    const { accountId, baseUrl } = account;
    throw new CaseboardError("platform-refused", `Chatwoot at ${baseUrl} has no account ${accountId}.`, {
      hint: "Look at CHATWOOT_URL and CHATWOOT_ACCOUNT_ID: the address of a conversation in Chatwoot has both.",
    });
  }
  const { data } = readAnswer(listSchema, answer, "Chatwoot's list of conversations");
  return { items: data.payload, total: data.meta?.all_count ?? null };
}

const agentsSchema = z.array(
  z.object({
    id: z.union([z.number(), z.string()]),
    name: z.string().nullish(),
    email: z.string().nullish(),
  }),
);

/** The account's present members by id: messages in the API tell no addresses. */
export async function listAgents(account: ChatwootAccount): Promise<ReadonlyMap<string, ChatwootAgent>> {
  const answer = await askAccount(account, "agents");
  const agents = readAnswer(agentsSchema, answer, "Chatwoot's list of agents");
  return new Map(
    agents.flatMap(({ id, name, email }) => (name && email ? [[String(id), { name, email }] as const] : [])),
  );
}
