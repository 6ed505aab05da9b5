import type { Reply } from "../../../commands/reply";
import {
  bold,
  bullets,
  code,
  header,
  type Message,
  message,
  paragraph,
  sentence,
  words,
} from "../blocks/build";

type CommandHelp = Extract<Reply, { kind: "command-help" }>;
type MetricsHelp = Extract<Reply, { kind: "metrics-help" }>;

/** What a command does, with examples to type. */
export function commandHelp({ command, summary, usage, examples, notes }: CommandHelp): Message {
  return message(`${command}: ${summary}. ${command} ${usage}`, [
    header(command),
    paragraph(words(`${summary}.`)),
    paragraph(code(`${command} ${usage}`)),
    bullets(examples.map(({ text, does }) => [code(text), words(` – ${does}`)])),
    ...(notes.length === 0 ? [] : [bullets(notes.map(sentence))]),
  ]);
}

/** What each number of the users report means. */
export function metricsHelp({ metrics }: MetricsHelp): Message {
  const titles = metrics.map(({ title }) => title).join(", ");
  return message(`What each number means: ${titles}`, [
    header("What each number means"),
    paragraph(
      words(
        "Counted are conversations that were closed in the range, over their whole life. A time over nothing is –, never 0.",
      ),
    ),
    bullets(
      metrics.map(({ title, definition, statistics }) => [
        bold(title),
        words(` – ${definition}`),
        ...(statistics.length === 0
          ? []
          : [words(` Told as ${statistics.join(", ")}, with the sample size n.`)]),
      ]),
    ),
  ]);
}
