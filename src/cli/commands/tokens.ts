import { Command, InvalidArgumentError, Option } from "commander";
import { formatInstant, type Instant } from "../../domain/instant";
import { CaseboardError } from "../../errors";
import type { Token, TokenScope } from "../../storage/token-store";
import { type CliContext, printNote, printResult } from "../context";
import { plainTable } from "../plain-table";
import { workspaceOf } from "../workspace-option";

const scopes: readonly TokenScope[] = ["ingest", "read"];

/** `caseboard tokens`: API tokens of the workspace. */
export function tokensCommand(context: CliContext): Command {
  const tokens = new Command("tokens").description("API tokens: create, list, revoke.");
  tokens.addCommand(createCommand(context));
  tokens.addCommand(listCommand(context));
  tokens.addCommand(revokeCommand(context));
  return tokens;
}

function createCommand(context: CliContext): Command {
  return new Command("create")
    .description("Make a token. The last line on standard output has it, and it is never shown again.")
    .addOption(
      new Option("--scope <scopes>", "ingest (POST /v1/events), read (reports), or both: ingest,read")
        .argParser(readScopes)
        .makeOptionMandatory(),
    )
    .option("--name <name>", "what the token is for")
    .addHelpText("after", '\nExample:\n  caseboard tokens create --scope ingest --name "help desk export"')
    .action(async (options: { scope: TokenScope[]; name?: string }, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard tokens", async (store) => {
        const wanted = { workspace, scopes: options.scope, name: options.name ?? null };
        await store.workspaces.ensure(workspace, context.now());
        const created = await store.tokens.create(wanted, context.now());
        printNote(context, "Keep the token now: it is not shown again.");
        printResult(context, JSON.stringify(created));
      });
    });
}

function listCommand(context: CliContext): Command {
  return new Command("list")
    .description("List the tokens, without their secrets.")
    .action(async (_options: object, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard tokens", async (store) => {
        const tokens = await store.tokens.list(workspace);
        const head = ["id", "name", "scopes", "created", "last used", "revoked"];
        printResult(
          context,
          tokens.length === 0 ? "There are no tokens." : plainTable(head, tokens.map(tokenRow)),
        );
      });
    });
}

function revokeCommand(context: CliContext): Command {
  return new Command("revoke")
    .description("Make a token worthless, at once and for good.")
    .argument("<id>", "the token's id, as create and list show it")
    .action(async (id: string, _options: object, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard tokens", async (store) => {
        if (await store.tokens.revoke(workspace, id, context.now())) {
          printResult(context, `Token ${id} is revoked.`);
          return;
        }
        throw new CaseboardError("not-found", `The workspace ${workspace} has no valid token ${id}.`, {
          hint: "caseboard tokens list shows them all.",
        });
      });
    });
}

function readScopes(text: string, before: TokenScope[] | undefined): TokenScope[] {
  const words = text.split(",").map((word) => word.trim());
  const known = words.flatMap((word) => scopes.filter((scope) => scope === word));
  if (known.length < words.length) throw new InvalidArgumentError("A scope is ingest or read.");
  return [...(before ?? []), ...known];
}

function tokenRow(token: Token): string[] {
  const day = (instant: Instant | null) => (instant === null ? "–" : formatInstant(instant));
  return [
    token.id,
    token.name ?? "–",
    token.scopes.join(","),
    day(token.createdAt),
    day(token.lastUsedAt),
    day(token.revokedAt),
  ];
}
