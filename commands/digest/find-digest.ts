import type { Digest } from "../../src/domain/digests/digest";
import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import { phrase, sameText } from "../language/phrase";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { misunderstood } from "./subcommand";

export type FoundDigest =
  | { readonly ok: true; readonly digest: Digest }
  | { readonly ok: false; readonly reply: Reply };

const MOST_SUGGESTED = 3;

/** The team's digest that the words name, free of case; `subcommand` is what is done with it. */
export async function findDigest(
  words: readonly Word[],
  { services }: CommandInput,
  subcommand: string,
): Promise<FoundDigest> {
  const digests = (await services.digests.list())
    .map(({ value }) => value)
    .filter(({ content }) => content.kind === "team");
  const typed = phrase(words);
  const digest = digests.find(({ name }) => sameText(name, typed));
  if (digest !== undefined) return { ok: true, digest };
  if (digests.length === 0) {
    const reply = misunderstood(typed || subcommand, "There are no digests yet. Add the first one.", ["add"]);
    return { ok: false, reply };
  }
  const names = digests.map(({ name }) => name);
  const near = typed === "" ? [] : nearest(typed, names, MOST_SUGGESTED);
  const suggestions = (near.length > 0 ? near : names.slice(0, MOST_SUGGESTED)).map(
    (name) => `${subcommand} ${name}`,
  );
  const reason =
    typed === "" ? "The name of the digest is missing after it." : `There is no digest called “${typed}”.`;
  return { ok: false, reply: misunderstood(typed || subcommand, reason, suggestions) };
}
