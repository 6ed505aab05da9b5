import type { Refusal } from "../src/reports/rights";
import { refusalToAdminister } from "../src/reports/rights";
import { connect } from "./caseboard/connect";
import { health } from "./caseboard/health";
import { link } from "./caseboard/link";
import { member } from "./caseboard/member";
import { role } from "./caseboard/role";
import { roles } from "./caseboard/roles";
import { misunderstood, type Subcommand } from "./caseboard/subcommand";
import { tokens } from "./caseboard/tokens";
import { unlink } from "./caseboard/unlink";
import { unwatch, watch } from "./caseboard/watch";
import { whoAmI } from "./caseboard/who-am-i";
import { zone } from "./caseboard/zone";
import type { Command, CommandInput } from "./command";
import { commandHelp } from "./help";
import { nearest } from "./language/nearest";
import { phrase } from "./language/phrase";
import { readWords } from "./language/words";
import type { Reply } from "./reply";

/** What `/caseboard` does. */
export const subcommands: readonly Subcommand[] = [
  whoAmI,
  link,
  unlink,
  roles,
  role,
  zone,
  tokens,
  connect,
  watch,
  unwatch,
  member,
  health,
];

export const caseboard: Command = {
  name: "/caseboard",
  summary:
    "Set-up and identity: who you are, links, roles, time zone, API tokens, connections, watched channels, health",
  usage:
    "[whoami | link @person MEMBER | unlink @person | roles | role @member ROLE | zone [ZONE] | tokens | connect [PLATFORM] | watch [#channel] | unwatch #channel | member @person ROLE | health]",
  examples: subcommands.flatMap(({ examples }) => examples),
  run: runCaseboard,
};

async function runCaseboard(input: CommandInput): Promise<Reply> {
  const read = readWords(input.text);
  if (!read.ok) return misunderstood(read.typed, "A quote is not closed.");
  const [first, ...rest] = read.words;
  const name = first?.text.toLowerCase() ?? "help";
  const { viewer } = input;
  if (name === "help" && viewer.kind !== "outsider") {
    return commandHelp(caseboard, [
      "Links, roles, the zone, tokens, connections, watched channels and health are for owners and admins.",
    ]);
  }
  const subcommand = subcommands.find((candidate) => candidate.name === name);
  if (subcommand && phrase(rest).toLowerCase() === "help" && viewer.kind !== "outsider") {
    return commandHelp({ ...caseboard, examples: subcommand.examples }, []);
  }
  const refusal = refusalToUse(subcommand, input);
  if (refusal) return { kind: "refused", refusal };
  if (subcommand) return subcommand.run(rest, input);
  const names = [...subcommands.map((candidate) => candidate.name), "help"];
  return misunderstood(first?.typed ?? "", "This is nothing that /caseboard does.", nearest(name, names));
}

/** Whoever is no member learns only who they are; a word that is not known is refused to them too. */
function refusalToUse(subcommand: Subcommand | undefined, { viewer }: CommandInput): Refusal | null {
  if (subcommand?.for === "everybody") return null;
  if (viewer.kind === "outsider") return { kind: "outsider", reason: viewer.reason };
  return subcommand?.for === "administrators" ? refusalToAdminister(viewer) : null;
}
