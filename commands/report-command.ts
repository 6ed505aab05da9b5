import { type ReportKind, reportKinds } from "../src/reports/report-kinds";
import type { ReportName } from "../src/reports/request";
import type { Command, CommandInput } from "./command";
import { commandHelp } from "./help";
import { understandReport } from "./language/understand";
import { readWords, type Word } from "./language/words";
import type { Reply } from "./reply";

/** What sets one report's command apart; everything else is the same for all. */
export interface ReportCommand extends Omit<Command, "run"> {
  readonly report: ReportName;
  /** What is worth knowing besides what holds for every report. */
  readonly notes: readonly string[];
  /** Words with an answer of their own; null for everything else. */
  readonly answer?: (words: readonly Word[], input: CommandInput) => Promise<Reply> | null;
}

const notes = [
  "Words can come in any order. Put quotes around a value of several words; separate several values with commas.",
  "Ranges: `today`, `7d`, `last 30 days`, `last 90 days`, `this month`, `last week`, `october`, `2026-10-01..2026-10-31`.",
];
const whoSees: Readonly<Record<"own" | "team", string>> = {
  own: "Owners, admins and managers see everyone; agents and viewers see themselves.",
  team: "It is of the whole team, so only owners, admins and managers see it.",
};

/** The slash command that asks for a report: it reads the words; rights and figures come with the answer. */
export function reportCommand(given: ReportCommand): Command {
  const kind = reportKinds[given.report];
  return { ...given, run: (input) => run(given, kind, input) };
}

async function run(command: ReportCommand, kind: ReportKind, input: CommandInput): Promise<Reply> {
  const { text, viewer } = input;
  // Whoever may not even see their own figures gets nothing, not even suggestions from the data.
  if (viewer.kind === "outsider") {
    return { kind: "refused", refusal: { kind: "outsider", reason: viewer.reason } };
  }
  const read = readWords(text);
  if (!read.ok) {
    return notUnderstood(command, { word: read.typed, reason: "A quote is not closed.", suggestions: [] });
  }
  const answer = command.answer?.(read.words, input);
  if (answer) return answer;
  if (read.words.some(({ text: word }) => word.toLowerCase() === "help")) return help(command, kind);
  const understood = await understandReport(kind, read.words, input);
  return understood.ok
    ? { kind: "report", request: understood.request }
    : notUnderstood(command, understood.problem);
}

function help(command: ReportCommand, { ownBy, hasTimes }: ReportKind): Reply {
  const officeHours =
    "`officehours` measures times by the office hours that are set; the title names the clock.";
  return commandHelp(command, [
    ...command.notes,
    ...(hasTimes ? [officeHours] : []),
    ...notes,
    ownBy === null ? whoSees.team : whoSees.own,
  ]);
}

function notUnderstood(
  { name, examples }: ReportCommand,
  problem: { readonly word: string; readonly reason: string; readonly suggestions: readonly string[] },
): Reply {
  const [, example] = examples;
  const shown = [...(example ? [example.text] : []), `${name} help`];
  return { kind: "not-understood", misunderstanding: { command: name, ...problem, examples: shown } };
}
