import type { Targets } from "../src/domain/service-targets";
import { refusalToSee } from "../src/reports/rights";
import type { CommandInput } from "./command";
import { durationIn } from "./language/duration";
import { nearest } from "./language/nearest";
import { phrase, sameText } from "./language/phrase";
import type { Word } from "./language/words";
import type { Reply } from "./reply";
import { reportCommand } from "./report-command";

const examples = [
  { text: "/sla", does: "shares within target for the last 30 days" },
  { text: "/sla 7d officehours", does: "measured in open hours" },
  { text: "/sla team:Support", does: "one team" },
  { text: "/sla set first 1h response 4h", does: "sets the targets for everyone" },
  { text: "/sla set first 30min team Support", does: "a target of one team’s own" },
  { text: "/sla set response none", does: "takes a target away" },
];

export const sla = reportCommand({
  report: "sla",
  name: "/sla",
  summary: "Service levels: shares within target, and breaches",
  usage:
    "[range] [@member] [team:…] [inbox:… channel:… tag:… topic:…] [officehours] | set [first …] [response …]",
  examples,
  notes: [
    "Waits still open count once they are past their target.",
    "Targets are set by owners, admins and managers. A team without a target of its own has everyone’s.",
  ],
  answer: (words, input) =>
    words[0]?.text.toLowerCase() === "set" ? setTargets(words.slice(1), input) : null,
});

interface Wanted {
  /** Seconds, null to take it away; absent to leave it as it is. */
  readonly first?: number | null;
  readonly every?: number | null;
  readonly team: string | null;
}

async function setTargets(words: readonly Word[], input: CommandInput): Promise<Reply> {
  const { viewer, services, identity } = input;
  const refusal = refusalToSee(viewer, {});
  if (refusal)
    return {
      kind: "refused",
      refusal: refusal.kind === "own-figures-only" ? { kind: "managers-only" } : refusal,
    };
  const wanted = readTargets(words);
  if ("word" in wanted) return misunderstood(wanted.word, wanted.reason);
  const { source, workspace } = services.reports;
  const { teams } = await source.directory(workspace);
  const { team } = wanted;
  const chosen = team === null ? null : teams.find(({ id, name }) => id === team || sameText(name, team));
  if (chosen === undefined) {
    const near = nearest(
      team ?? "",
      teams.map(({ name }) => name),
    );
    return misunderstood(
      `team ${team}`,
      "There is no team of that name.",
      near.map((name) => `team ${name}`),
    );
  }
  if (await services.isRepeated()) return { kind: "repeated" };
  const { everyone, byTeam } = await source.serviceTargets(workspace);
  const before = (chosen === null ? everyone : byTeam.get(chosen.id)) ?? { first: null, every: null };
  const targets: Targets = {
    first: inMilliseconds(wanted.first, before.first),
    every: inMilliseconds(wanted.every, before.every),
  };
  await services.setTargets({ teamId: chosen?.id ?? null, targets }, identity);
  return { kind: "changed", change: { kind: "targets", team: chosen?.name ?? null, ...targets } };
}

function inMilliseconds(seconds: number | null | undefined, before: number | null): number | null {
  if (seconds === undefined) return before;
  return seconds === null ? null : seconds * 1000;
}

/** `first 1h response 4h team Support`, in any order; the team's name runs to the end. */
function readTargets(words: readonly Word[]): Wanted | { readonly word: string; readonly reason: string } {
  let wanted: Wanted = { team: null };
  let rest = words;
  while (rest.length > 0) {
    const [word, ...following] = rest;
    const name = word?.pair?.key ?? word?.text.toLowerCase() ?? "";
    if (name === "team") {
      wanted = {
        ...wanted,
        team: [word?.pair?.values.join(" "), phrase(following)].filter(Boolean).join(" "),
      };
      break;
    }
    const kind = name === "first" ? "first" : name === "response" || name === "every" ? "every" : null;
    if (kind === null)
      return { word: word?.text ?? "", reason: "A target is for the first response or for every response." };
    const value = word?.pair?.values[0] ?? following[0]?.text ?? "";
    const seconds = value.toLowerCase() === "none" ? null : durationIn(value);
    if (seconds === null && value.toLowerCase() !== "none") {
      return { word: `${name} ${value}`, reason: "After it comes a time such as 30min, 1h or 2d, or none." };
    }
    wanted = { ...wanted, [kind]: seconds };
    rest = word?.pair ? following : following.slice(1);
  }
  if (wanted.first === undefined && wanted.every === undefined) {
    return { word: "set", reason: "Say which target, and how long it is." };
  }
  return wanted;
}

function misunderstood(word: string, reason: string, suggestions: readonly string[] = []): Reply {
  const shown = ["/sla set first 1h response 4h", "/sla help"];
  return {
    kind: "not-understood",
    misunderstanding: { command: "/sla", word, reason, suggestions, examples: shown },
  };
}
