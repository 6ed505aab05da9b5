import { defaultEmoji, plainEmoji, scoreOfEmoji, type Watch } from "../../src/domain/slack-threads/watch";
import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { misunderstood, type Subcommand } from "./subcommand";

export const watch: Subcommand = {
  name: "watch",
  for: "administrators",
  examples: [
    { text: "/caseboard watch", does: "the channels whose threads count as conversations" },
    { text: "/caseboard watch #support", does: "counts the threads that begin in it from now on" },
    {
      text: "/caseboard watch #support assign::eyes: close::white_check_mark: ratings:off",
      does: "with other emoji, or without asking for ratings",
    },
  ],
  run: watchChannel,
};

export const unwatch: Subcommand = {
  name: "unwatch",
  for: "administrators",
  examples: [{ text: "/caseboard unwatch #support", does: "reads that channel no longer" }],
  run: unwatchChannel,
};

/** What of a watch a person can choose. */
type Choices = Pick<Watch, "assignEmoji" | "closeEmoji" | "asksForRatings">;

const defaults: Choices = {
  assignEmoji: defaultEmoji.assign,
  closeEmoji: defaultEmoji.close,
  asksForRatings: true,
};

async function watchChannel(words: readonly Word[], input: CommandInput): Promise<Reply> {
  const { services, identity } = input;
  if (words.length === 0) return { kind: "watches", watches: await services.watches.list() };
  const channelId = channelIn(input.text);
  if (channelId === null) return whichChannel(words[0], "watch");
  const known = await services.watches.find(channelId);
  const read = readChoices(words.slice(1), known?.value ?? defaults);
  if (!read.ok) return read.reply;
  const channel = await services.watches.lookUp(channelId);
  if (channel.kind === "not-readable") {
    const reason = { kind: "cannot-be-watched", channelId, problem: channel.problem } as const;
    return { kind: "not-changed", reason };
  }
  if (await services.isRepeated()) return { kind: "repeated" };
  const { name, isExternal } = channel;
  const begun = { channelId, name, since: services.watches.now(), setUpBy: identity.slackUserId };
  const value: Watch = { ...begun, ...known?.value, ...read.choices };
  const saved = await services.watches.save(value, known?.version ?? 0);
  if (saved === "changed-meanwhile") {
    return { kind: "not-changed", reason: { kind: "watch-changed-meanwhile", channelId } };
  }
  services.recordChange(`watches ${channelId} with ${JSON.stringify(read.choices)}`, identity);
  const isNew = known === null;
  const { members } = await services.reports.source.directory(services.reports.workspace);
  const isTeamEmpty = members.every(({ deleted }) => deleted);
  return { kind: "changed", change: { kind: "watched", watch: value, isNew, isExternal, isTeamEmpty } };
}

async function unwatchChannel(words: readonly Word[], input: CommandInput): Promise<Reply> {
  const { services, identity } = input;
  const channelId = channelIn(input.text);
  if (channelId === null) return whichChannel(words[0], "unwatch");
  if (await services.isRepeated()) return { kind: "repeated" };
  if (!(await services.watches.remove(channelId))) {
    return { kind: "not-changed", reason: { kind: "not-watched", channelId } };
  }
  services.recordChange(`no longer watches ${channelId}`, identity);
  return { kind: "changed", change: { kind: "unwatched", channelId } };
}

/** Slack writes a channel that was chosen from its list with its id; a name alone does not say which it is. */
function channelIn(text: string): string | null {
  return /<#([CG][A-Z0-9]+)(?:\|[^>]*)?>/.exec(text)?.[1] ?? null;
}

function whichChannel(word: Word | undefined, name: string): Reply {
  const reason = "Name a channel: type # and choose it from Slack’s list.";
  return misunderstood(word?.typed ?? name, reason, [`${name} #channel`]);
}

type ReadChoices =
  | { readonly ok: true; readonly choices: Choices }
  | { readonly ok: false; readonly reply: Reply };

const keys = ["assign", "close", "ratings"];

/** What is said after the channel; what is left out stays as it is. */
function readChoices(words: readonly Word[], before: Choices): ReadChoices {
  const { assignEmoji, closeEmoji, asksForRatings } = before;
  let choices: Choices = { assignEmoji, closeEmoji, asksForRatings };
  for (const word of words) {
    const changed = withChoice(choices, word);
    if (typeof changed === "string") return refuse(word, changed);
    choices = changed;
  }
  if (choices.assignEmoji === choices.closeEmoji) {
    const same = words.at(-1);
    return refuse(same, "One emoji cannot both assign and close.");
  }
  return { ok: true, choices };
}

/** The choices with the word's, or what is wrong with it. */
function withChoice(choices: Choices, { pair }: Word): Choices | string {
  const value = pair?.values[0] ?? "";
  switch (pair?.key) {
    case "assign":
    case "close": {
      const emoji = emojiName(value);
      if (emoji === null) return "This is no emoji. Write one as Slack names it.";
      if (Object.hasOwn(scoreOfEmoji, emoji)) return "This emoji is a rating already. Choose another one.";
      return { ...choices, [pair.key === "assign" ? "assignEmoji" : "closeEmoji"]: emoji };
    }
    case "ratings":
      if (!/^(?:on|off)$/i.test(value)) return "Ratings are on or off.";
      return { ...choices, asksForRatings: value.toLowerCase() === "on" };
    default:
      return "After the channel come assign, close and ratings.";
  }
}

function emojiName(text: string): string | null {
  const name = plainEmoji(text.replace(/^:|:$/g, ""));
  return /^[\p{L}\p{N}_+'-]{1,100}$/u.test(name) ? name : null;
}

function refuse(word: Word | undefined, reason: string): ReadChoices {
  const near = word?.pair ? [] : nearest(word?.text ?? "", keys).map((key) => `${key}:…`);
  const suggestions = near.length > 0 ? near : ["assign::eyes:", "close::white_check_mark:", "ratings:off"];
  return { ok: false, reply: misunderstood(word?.typed ?? "watch", reason, suggestions) };
}
