import type { Message } from "./types";
import type { Workspace } from "./workspace";

/** Whether the message has this person's reaction. */
export function hasReacted({ reactions }: Message, name: string, user: string): boolean {
  return reactions.some((reaction) => reaction.name === name && reaction.users.includes(user));
}

/** Puts the person's reaction under the message; false when it is there. */
export function addReaction(message: Message, name: string, user: string, workspace: Workspace): boolean {
  if (hasReacted(message, name, user)) return false;
  const isNew = message.reactions.every((reaction) => reaction.name !== name);
  const reactions = isNew
    ? [...message.reactions, { name, users: [user] }]
    : message.reactions.map((reaction) =>
        reaction.name === name ? { name, users: [...reaction.users, user] } : reaction,
      );
  workspace.replaceMessage({ ...message, reactions });
  return true;
}

/** Takes the person's reaction away; false when there is none. */
export function removeReaction(message: Message, name: string, user: string, workspace: Workspace): boolean {
  if (!hasReacted(message, name, user)) return false;
  const reactions = message.reactions
    .map((reaction) =>
      reaction.name === name ? { name, users: reaction.users.filter((other) => other !== user) } : reaction,
    )
    .filter(({ users }) => users.length > 0);
  workspace.replaceMessage({ ...message, reactions });
  return true;
}
