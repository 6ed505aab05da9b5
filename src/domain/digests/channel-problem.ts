/** Why figures cannot be posted in a conversation of Slack's. */
export type ChannelProblem =
  | "archived"
  /** Deleted, or private without the bot: Slack does not say which. */
  | "gone"
  /** Shared with another company, or about to be. */
  | "external"
  | "bot-not-in-channel"
  /** Direct messages, which are no channel. */
  | "direct-message";

/** What an invitation of the bot may solve. */
export type AwaitsInvitation = Extract<ChannelProblem, "bot-not-in-channel" | "gone">;

export function awaitsInvitation(problem: ChannelProblem): problem is AwaitsInvitation {
  return problem === "bot-not-in-channel" || problem === "gone";
}
