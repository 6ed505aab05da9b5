import type { Refusal } from "../src/reports/rights";
import type { Command, CommandInput } from "./command";
import { digestSubcommands } from "./digest/index";
import { refusalToManage, refusalToSubscribe } from "./digest/rights";
import { type DigestSubcommand, misunderstood } from "./digest/subcommand";
import { commandHelp } from "./help";
import { nearest } from "./language/nearest";
import { readWords, type Word } from "./language/words";
import type { Reply } from "./reply";

export const digest: Command = {
  name: "/digest",
  summary: "Posts that come by themselves: the team’s week to a channel, your own to you",
  usage:
    "[list | add | edit NAME | preview NAME | pause NAME | resume NAME | remove NAME | me [weekday] [time] | me off | alerts]",
  examples: digestSubcommands.flatMap(({ examples }) => examples),
  run: runDigest,
};

const notes = [
  "The team’s digests are managed by owners, admins and managers. Your own summary is yours alone.",
  "A digest has the rights of whoever saved it last; they are checked at every post.",
];

async function runDigest(input: CommandInput): Promise<Reply> {
  const { viewer } = input;
  const outside = refusalToSubscribe(viewer);
  if (outside) return { kind: "refused", refusal: outside };
  const read = readWords(input.text);
  if (!read.ok) return misunderstood(read.typed, "A quote is not closed.");
  const { words } = read;
  const [first] = words;
  if (isHelp(first)) return commandHelp(digest, notes);
  const { subcommand, rest } = subcommandIn(words);
  if (subcommand === null) {
    const names = [...digestSubcommands.map(({ name }) => name), "help"];
    const near = nearest(first?.text ?? "", names);
    return misunderstood(first?.typed ?? "", "This is nothing that /digest does.", near);
  }
  if (isHelp(rest[0])) return commandHelp({ ...digest, examples: subcommand.examples }, []);
  const refusal = refusalToUse(subcommand, input);
  return refusal ? { kind: "refused", refusal } : subcommand.run(rest, input);
}

/** The subcommand stands first, or else last; without words it is the list. */
function subcommandIn(words: readonly Word[]): {
  readonly subcommand: DigestSubcommand | null;
  readonly rest: readonly Word[];
} {
  const called = (word: Word | undefined) =>
    digestSubcommands.find(({ name }) => name === (word?.text.toLowerCase() ?? "list")) ?? null;
  const first = called(words[0]);
  if (first !== null) return { subcommand: first, rest: words.slice(1) };
  return { subcommand: called(words.at(-1)), rest: words.slice(0, -1) };
}

function isHelp(word: Word | undefined): boolean {
  return word?.text.toLowerCase() === "help";
}

function refusalToUse(subcommand: DigestSubcommand, { viewer }: CommandInput): Refusal | null {
  return subcommand.for === "managers" ? refusalToManage(viewer) : null;
}
