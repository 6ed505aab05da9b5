import type { TimeRange } from "../../../../src/domain/instant";
import { formatInstant } from "../../../../src/domain/instant";
import { usersJson } from "../../../../src/reports/json/users";
import { readUsersView } from "../../../../src/reports/users-report";
import { caseboard } from "../../../support/caseboard";
import { onFreshStore, workspace } from "../../database";
import { timed } from "../../take-turns";
import { answerOfJson } from "../answer";
import type { Contender } from "./contender";

export const productName = "Caseboard";

/** Caseboard in a process that runs already, as Slack and HTTP are answered. */
export function product(uri: string, version: string): Contender {
  return {
    name: productName,
    version,
    keepsSketches: true,
    mayFail: false,
    answer: async (range) => {
      const selection = { range, previous: null, filter: {}, members: {} };
      const { seconds, value } = await onFreshStore(uri, ({ reports }) =>
        timed(() => readUsersView(reports, workspace, selection)),
      );
      return { seconds, answer: answerOfJson(usersJson(value)) };
    },
    close: async () => undefined,
  };
}

/** Caseboard's command line, from the start of the process to its end. */
export function productCommand(uri: string, version: string): Contender {
  return {
    name: "Caseboard, the whole command",
    version,
    keepsSketches: true,
    mayFail: false,
    answer: async (range) => {
      const { seconds, value } = await timed(() => caseboard(wordsFor(range), { uri }));
      if (value.code !== 0) throw new Error(`caseboard report ended with ${value.code}: ${value.notes}`);
      return { seconds, answer: answerOfJson(JSON.parse(value.results)) };
    },
    close: async () => undefined,
  };
}

function wordsFor({ from, to }: TimeRange): string[] {
  return ["report", "users", "--from", formatInstant(from), "--to", formatInstant(to), "--format", "json"];
}
