import { CaseboardError } from "../../errors";
import { type ChatwootConversation, conversationSchema } from "../connectors/chatwoot/schema";
import { eachOnce } from "../connectors/draft";
import { type ChatwootAccount, listAgents, listConversations } from "./chatwoot/account";
import { type ConversationRead, readConversation } from "./chatwoot/conversation";
import { sortOutItems } from "./read-item";
import type { BackfillPage, BackfillSource, PageReading } from "./source";

export type ChatwootVariable = "CHATWOOT_URL" | "CHATWOOT_ACCOUNT_ID" | "CHATWOOT_API_TOKEN";

/** Chatwoot's Application API (docs/connectors/chatwoot.md), a page of conversations at a time. */
export const chatwootBackfill: BackfillSource<ChatwootVariable> = {
  platform: "chatwoot",
  title: "Chatwoot",
  variables: {
    CHATWOOT_URL: { meaning: "the address of your Chatwoot", fallback: "https://app.chatwoot.com" },
    CHATWOOT_ACCOUNT_ID: {
      meaning: "the number of the account: in Chatwoot's addresses, what follows /app/accounts/",
    },
    CHATWOOT_API_TOKEN: {
      meaning: "the access token of an administrator: Chatwoot, Profile Settings, Access Token",
    },
  },
  authorization: {
    kind: "fixed",
    headers: (values) => ({ api_access_token: values.CHATWOOT_API_TOKEN }),
    remedy:
      "Look whether CHATWOOT_API_TOKEN is the present access token of an administrator of that account, and set it anew.",
  },
  readPage: async (reading) => {
    const { values, api } = reading;
    const account = { api, baseUrl: values.CHATWOOT_URL, accountId: values.CHATWOOT_ACCOUNT_ID };
    return readPageOf(account, reading);
  },
};

type Period = Pick<PageReading, "since" | "until" | "cursor">;

async function readPageOf(account: ChatwootAccount, period: Period): Promise<BackfillPage> {
  const page = pageNumber(period.cursor);
  const { items, total } = await listConversations(account, page);
  const sorted = sortOutItems(conversationSchema, items, "chatwoot:conversation");
  const wanted = sorted.items.filter((conversation) => isWanted(conversation, period));
  const agents = wanted.length > 0 ? await listAgents(account) : new Map();
  const read: ConversationRead[] = [];
  for (const conversation of wanted) read.push(await readConversation(account, conversation, agents));
  return {
    events: eachOnce(read.flatMap(({ events }) => events)),
    unreadable: [...sorted.unreadable, ...read.flatMap((one) => one.unreadable)],
    cursor: items.length === 0 ? null : String(page + 1),
    conversations: items.length,
    total,
    notes: read.some(({ tellsStates }) => !tellsStates) ? [statesUntold] : [],
  };
}

const statesUntold =
  "This Chatwoot does not tell over its API when conversations were closed and reopened; they stay open here.";

/** Whether something is new since then. What was created later than the back-fill, webhooks tell. */
function isWanted(conversation: ChatwootConversation, { since, until }: Period): boolean {
  const { created_at: createdAt, updated_at: updatedAt, last_activity_at: activeAt } = conversation;
  const newest = Math.max(createdAt ?? 0, updatedAt ?? 0, activeAt ?? 0);
  return (createdAt ?? 0) < until && newest >= since;
}

function pageNumber(cursor: string | null): number {
  if (cursor === null) return 1;
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  const message = `The stored position "${cursor}" is not one of Chatwoot.`;
  throw new CaseboardError("platform-unavailable", message, {
    hint: "Start anew with another --since; what was stored stays, and nothing is stored twice.",
  });
}
