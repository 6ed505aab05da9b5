import type { Member } from "../../src/domain/directory";
import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import { phrase } from "../language/phrase";
import { membersCalled } from "../language/read-member";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { misunderstood } from "./subcommand";

export type FoundMember =
  | { readonly ok: true; readonly memberId: string; readonly name: string }
  | { readonly ok: false; readonly reply: Reply };

/** The one member whom the words name, by mention, name, e-mail address or id; deleted ones not. */
export async function findMember(words: readonly Word[], input: CommandInput): Promise<FoundMember> {
  const { source, workspace } = input.services.reports;
  const [word] = words;
  const typed = phrase(words);
  if (word?.slackUserId) {
    const identity = await input.services.people.identify(word.slackUserId);
    if (identity.kind === "member") {
      return { ok: true, memberId: identity.memberId, name: identity.name ?? word.typed };
    }
    const reason = "This person is not linked to a member yet. Link them first.";
    return { ok: false, reply: misunderstood(word.typed, reason, ["link @person MEMBER"]) };
  }
  const members = (await source.directory(workspace)).members.filter(({ deleted }) => !deleted);
  const [member, ...others] = membersCalled(typed, members) ?? [];
  if (member !== undefined && others.length === 0) {
    return { ok: true, memberId: member.id, name: member.name };
  }
  return {
    ok: false,
    reply: misunderstood(typed, whyNot(member, typed), suggest(member, others, members, typed)),
  };
}

function whyNot(member: Member | undefined, typed: string): string {
  if (member) return "Several members are called that. Use the id of the one you mean.";
  return typed === "" ? "The member is missing." : `There is no member “${typed}”.`;
}

function suggest(
  member: Member | undefined,
  others: readonly Member[],
  members: readonly Member[],
  typed: string,
): string[] {
  if (member) return [member, ...others].slice(0, 3).map(({ id }) => id);
  return nearest(
    typed,
    members.map(({ name }) => name),
  );
}
