import { z } from "zod";

/** The scores that a contact can give by a reaction, by the emoji's name in Slack, worst first. */
export const scoreOfEmoji: Readonly<Record<string, number>> = {
  rage: 1,
  slightly_frowning_face: 2,
  neutral_face: 3,
  slightly_smiling_face: 4,
  grinning: 5,
};

export const defaultEmoji = { assign: "eyes", close: "white_check_mark" } as const;

/** A channel of Slack whose threads are conversations. Emoji by their names, without colons. */
export const watchSchema = z.object({
  channelId: z.string(),
  /** The channel's name when it was first watched: reports know the channel by it even when it is renamed. */
  name: z.string(),
  assignEmoji: z.string(),
  closeEmoji: z.string(),
  /** Whether a closed thread gets a message that asks for a rating. */
  asksForRatings: z.boolean(),
  /** Threads that began before this instant are not read. */
  since: z.number(),
  /** The Slack user who set it up. */
  setUpBy: z.string(),
});

export type Watch = z.output<typeof watchSchema>;

/** The inbox of the channel's conversations; the sign tells it from a help desk's inbox of the same name. */
export function inboxOf({ name }: Pick<Watch, "name">): string {
  return `#${name}`;
}

/** What a reaction says in this channel. */
export type ReactionMeaning =
  | { readonly kind: "assign" }
  | { readonly kind: "close" }
  | { readonly kind: "rating"; readonly score: number };

/** What an emoji means in the channel; null for one that means nothing there. Skin tones do not matter. */
export function meaningOf(
  emoji: string,
  { assignEmoji, closeEmoji }: Pick<Watch, "assignEmoji" | "closeEmoji">,
): ReactionMeaning | null {
  const name = plainEmoji(emoji);
  if (name === assignEmoji) return { kind: "assign" };
  if (name === closeEmoji) return { kind: "close" };
  const score = Object.hasOwn(scoreOfEmoji, name) ? scoreOfEmoji[name] : undefined;
  return score === undefined ? null : { kind: "rating", score };
}

/** The emoji's name without a skin tone: `+1` of `+1::skin-tone-2`. */
export function plainEmoji(emoji: string): string {
  return emoji.split("::")[0] ?? emoji;
}
