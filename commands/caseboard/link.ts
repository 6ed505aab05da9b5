import type { CommandInput } from "../command";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { findMember } from "./member-word";
import { misunderstood, type Subcommand } from "./subcommand";

export const link: Subcommand = {
  name: "link",
  for: "administrators",
  examples: [{ text: "/caseboard link @person MEMBER", does: "says which member a person in Slack is" }],
  run: linkPerson,
};

async function linkPerson([person, ...rest]: readonly Word[], input: CommandInput): Promise<Reply> {
  if (!person?.slackUserId) {
    return misunderstood(person?.typed ?? "link", "Mention the person in Slack first, then the member.", [
      "link @person MEMBER",
    ]);
  }
  const because = await outsideReason(person.slackUserId, input);
  if (because === "guest" || because === "other-company" || because === "unknown") {
    return { kind: "not-changed", reason: { kind: "cannot-be-linked", slackUserId: person.slackUserId } };
  }
  const found = await findMember(rest, input);
  if (!found.ok) return found.reply;
  const { services, identity } = input;
  if (await services.isRepeated()) return { kind: "repeated" };
  const { slackUserId } = person;
  const change = await services.people.link(slackUserId, found.memberId, identity);
  if (change.kind === "already-linked") {
    const reason = { kind: "already-linked", slackUserId: change.slackUserId, member: found.name } as const;
    return { kind: "not-changed", reason };
  }
  return { kind: "changed", change: { kind: "linked", slackUserId, member: found.name } };
}

/** Why the person is nobody yet; null for a member, who can be linked to another one. */
async function outsideReason(slackUserId: string, { services: { people } }: CommandInput) {
  const identity = await people.identify(slackUserId);
  return identity.kind === "outsider" ? identity.because : null;
}
