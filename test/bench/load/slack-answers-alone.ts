/**
 * Measures answers in Slack without the rest of the benchmark and prints them as Markdown. The database is that
 * of MONGODB_URI, or the embedded one of CASEBOARD_DATA_DIR; it has events in the workspace `default` already,
 * and some more afterwards. Ends with 1 where an answer was wrong.
 *
 * usage: npx tsx test/bench/load/slack-answers-alone.ts [PEOPLE [ROUNDS [EVENTS_A_SECOND [NODE_OPTION…]]]]
 */
import { openDatabaseServer } from "../../../src/storage/embedded/open-database-server";
import { readDatabaseSettings } from "../../../src/storage/embedded/settings";
import { answersSection } from "./answers-section";
import { measureAnswers, measureRebuild, usualSizes } from "./slack-answers";

async function run(): Promise<void> {
  const [people, rounds, eventRate, ...nodeOptions] = process.argv.slice(2);
  const sizes = {
    ...usualSizes,
    people: Number(people ?? usualSizes.people),
    rounds: Number(rounds ?? usualSizes.rounds),
    eventRate: Number(eventRate ?? usualSizes.eventRate),
  };
  const server = await openDatabaseServer({
    ...readDatabaseSettings(process.env, process.cwd()),
    kind: "server",
    purpose: "measuring answers in Slack",
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  try {
    const result = await measureAnswers(server.uri, sizes, nodeOptions);
    const rebuild = await measureRebuild(server.uri);
    process.stdout.write(answersSection(result, rebuild));
    const wrong = result.asked.filter(({ problem }) => problem !== null);
    for (const { command, problem } of wrong.slice(0, 5)) process.stderr.write(`${command}: ${problem}\n`);
    for (const line of result.loggedErrors.slice(0, 5)) process.stderr.write(`${line}\n`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await server.close();
  }
}

void run();
