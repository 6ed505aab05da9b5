import type { CommandInput } from "../command";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { type TokenScope, tokenScopes } from "../services";
import { misunderstood, type Subcommand } from "./subcommand";

const LONGEST_NAME = 80;

export const tokens: Subcommand = {
  name: "tokens",
  for: "administrators",
  examples: [
    { text: "/caseboard tokens", does: "the API tokens" },
    {
      text: "/caseboard tokens create ingest,read Help desk",
      does: "makes one; it is shown once, only to you",
    },
    { text: "/caseboard tokens revoke ID", does: "ends one" },
  ],
  run: manageTokens,
};

async function manageTokens([action, ...rest]: readonly Word[], input: CommandInput): Promise<Reply> {
  switch (action?.text.toLowerCase()) {
    case undefined:
    case "list":
      return { kind: "tokens", tokens: await input.services.tokens.list() };
    case "create":
      return createToken(rest, input);
    case "revoke":
      return revokeToken(rest, input);
    default:
      return misunderstood(action?.typed ?? "", "With tokens you can list, create and revoke.", [
        "tokens list",
        "tokens create ingest",
        "tokens revoke ID",
      ]);
  }
}

async function createToken(words: readonly Word[], { services, identity }: CommandInput): Promise<Reply> {
  const scopes = new Set<TokenScope>();
  const names: string[] = [];
  for (const { text } of words) {
    const parts = text.toLowerCase().split(",");
    if (parts.every(isScope)) for (const scope of parts) scopes.add(scope);
    else names.push(text);
  }
  if (scopes.size === 0) {
    return misunderstood(names.join(" ") || "create", "Say what the token may do: ingest, read, or both.", [
      "tokens create ingest",
      "tokens create read",
    ]);
  }
  if (await services.isRepeated()) return { kind: "repeated" };
  const name = names.join(" ").slice(0, LONGEST_NAME) || "made in Slack";
  const created = await services.tokens.create({ scopes: [...scopes], name });
  services.recordChange(`created the API token ${created.id}`, identity);
  return { kind: "token-created", ...created, scopes: [...scopes] };
}

async function revokeToken([word]: readonly Word[], { services, identity }: CommandInput): Promise<Reply> {
  if (word === undefined)
    return misunderstood("revoke", "Say which token; the list has their ids.", ["tokens list"]);
  if (await services.isRepeated()) return { kind: "repeated" };
  const id = word.text;
  if (!(await services.tokens.revoke(id)))
    return { kind: "not-changed", reason: { kind: "no-such-token", id } };
  services.recordChange(`revoked the API token ${id}`, identity);
  return { kind: "changed", change: { kind: "token-revoked", id } };
}

function isScope(text: string): text is TokenScope {
  return (tokenScopes as readonly string[]).includes(text);
}
