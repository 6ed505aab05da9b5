import { weekdayNames } from "../../src/domain/weekdays";
import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { turnOffOwnSummary, turnOnOwnSummary, type WantedTime } from "./own-summary";
import { type DigestSubcommand, misunderstood } from "./subcommand";
import { timeIn, weekdayIn } from "./weekday-words";

/** Words that people put between and that say nothing. */
const FILLERS = ["on", "at", "every", "each", "weekly"];

export const me: DigestSubcommand = {
  name: "me",
  for: "members",
  examples: [
    { text: "/digest me", does: "your own week by direct message, Mondays at 09:00 of your clock" },
    { text: "/digest me friday 16:00", does: "on another day, at another time" },
    { text: "/digest me off", does: "no more" },
  ],
  run: subscribe,
};

type Wanted =
  | { readonly kind: "on"; readonly time: WantedTime }
  | { readonly kind: "off" }
  | { readonly kind: "problem"; readonly reply: Reply };

async function subscribe(words: readonly Word[], input: CommandInput): Promise<Reply> {
  const wanted = read(words);
  if (wanted.kind === "problem") return wanted.reply;
  const { services } = input;
  if (await services.isRepeated()) return { kind: "repeated" };
  if (wanted.kind === "off") return { kind: "digest-change", change: await turnOffOwnSummary(input) };
  const { source, workspace } = services.reports;
  const change = await turnOnOwnSummary(wanted.time, await source.zone(workspace), input);
  return { kind: "digest-change", change };
}

function read(words: readonly Word[]): Wanted {
  const told = words.filter(({ text }) => !FILLERS.includes(text.toLowerCase()));
  const [first, ...others] = told;
  if (first?.text.toLowerCase() === "off") {
    return others.length === 0 ? { kind: "off" } : problem(others[0], "After off comes nothing more.");
  }
  let time: WantedTime = { day: null, time: null };
  for (const word of told) {
    const day = weekdayIn(word.text);
    const clock = timeIn(word.text);
    if (day === null && clock === null) return problem(word, "This is no weekday and no time.");
    if (isTwice(time, day, clock)) {
      return problem(word, "Your summary comes once a week: give one weekday and one time.");
    }
    time = { day: day ?? time.day, time: clock ?? time.time };
  }
  return { kind: "on", time };
}

function isTwice(before: WantedTime, day: number | null, clock: string | null): boolean {
  return (day !== null && before.day !== null) || (clock !== null && before.time !== null);
}

function problem(word: Word | undefined, reason: string): Wanted {
  const typed = word?.typed ?? "me";
  const near = nearest(typed, [...weekdayNames, "off"]).map((name) => `me ${name.toLowerCase()}`);
  const suggestions = near.length > 0 ? near : ["me monday 09:00", "me off"];
  return { kind: "problem", reply: misunderstood(typed, reason, suggestions) };
}
