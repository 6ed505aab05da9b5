import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateEvents } from "../../src/domain/sample/generate-events";
import { createRandom } from "../../src/domain/sample/random";
import { usersJson } from "../../src/reports/json/users";
import { readUsersView } from "../../src/reports/users-report";
import { memorySource } from "./memory-source";

/** The range in which the generated events lie. */
export const generatedRange = { from: "2026-09-01T00:00:00.000Z", to: "2026-11-01T00:00:00.000Z" };

/** Lifelike events, shuffled, always the same. */
export function shuffledEvents(conversations: number): readonly { readonly id: string }[] {
  const end = new Date(generatedRange.to);
  const random = createRandom(7);
  return [...generateEvents({ conversations, seed: 5, days: 60, end })]
    .map((event) => ({ event, place: random.next() }))
    .sort((left, right) => left.place - right.place)
    .map(({ event }) => event);
}

/** What the users report over these events has to be, computed in memory. */
export async function expectedUsers(events: readonly unknown[]) {
  const range = { from: Date.parse(generatedRange.from), to: Date.parse(generatedRange.to) };
  const selection = { range, previous: null, filter: {}, members: {} };
  return usersJson(await readUsersView(memorySource(events), "any", selection));
}

/** Writes events as NDJSON into a new temporary directory. */
export async function eventFile(
  events: readonly unknown[],
): Promise<{ path: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "caseboard-events-"));
  const path = join(directory, "events.ndjson");
  await writeFile(path, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  return { path, remove: () => rm(directory, { recursive: true }) };
}
