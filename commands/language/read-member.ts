import type { Member } from "../../src/domain/directory";
import { type Draft, problem, type Reading, read, type Vocabulary, withValues } from "./draft";
import { longest, sameText } from "./phrase";
import type { Word } from "./words";

const MOST_WORDS = 6;

/** A member by mention, name, first name, e-mail address or id; also one without Slack. */
export function readMember(words: readonly Word[], draft: Draft, vocabulary: Vocabulary): Reading {
  const [word] = words;
  const { ownBy } = vocabulary.kind;
  if (word === undefined || ownBy === null) return null;
  if (word.slackUserId !== null) return readMention(word, word.slackUserId, draft, vocabulary);
  const match = longest(words, MOST_WORDS, (text) => membersCalled(text, vocabulary.directory.members));
  if (match === null) return null;
  const [only, ...others] = match.found;
  if (only === undefined) return null;
  if (others.length > 0) {
    const typed = words.slice(0, match.taken).map(({ text }) => text);
    const reason = "Several members are called that. Use the id of the one you mean.";
    return problem(
      typed.join(" "),
      reason,
      match.found.slice(0, 3).map(({ id }) => id),
    );
  }
  return read(match.taken, withValues(draft, ownBy, [only.id]));
}

function readMention(
  word: Word,
  slackUserId: string,
  draft: Draft,
  { mentioned, kind }: Vocabulary,
): Reading {
  const memberId = mentioned.get(slackUserId) ?? null;
  if (memberId !== null) return read(1, withValues(draft, kind.ownBy ?? "user", [memberId]));
  return problem(
    word.typed,
    "This person is not linked to a member of the support team. An admin can do that with /caseboard link.",
  );
}

/**
 * The members that a text names, by the most exact of: id, e-mail address, full name, first name.
 * Deleted members only by id.
 */
export function membersCalled(text: string, members: readonly Member[]): readonly Member[] | null {
  const name = text.replace(/^@/, "");
  const present = members.filter(({ deleted }) => !deleted);
  const ways = [
    members.filter(({ id }) => id === name),
    present.filter(({ email }) => email !== null && sameText(email, name)),
    present.filter((member) => sameText(member.name, name)),
    present.filter((member) => sameText(member.name.split(/\s+/)[0] ?? "", name)),
  ];
  return ways.find((found) => found.length > 0) ?? null;
}
