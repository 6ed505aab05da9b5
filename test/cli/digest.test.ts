import type { Digest } from "../../src/domain/digests/digest";
import { ingest } from "../../src/ingest/ingest";
import { openCommandLine } from "../support/command-line";
import { sampleDigest } from "../support/digest-samples";
import { candidatesOf, type TestStore, testStore } from "../support/store";
import { teamEvents } from "../support/team-events";

const NOW = Date.parse("2026-11-16T09:00:00Z");

const week = sampleDigest({
  name: "Support week",
  setUpBy: "U0NOBODY",
  schedule: { days: [1], time: "09:00", zone: "Etc/UTC" },
  plannedUpTo: NOW,
});
const ownOf = (id: string, name: string, setUpBy: string): Digest => ({
  ...week,
  id,
  name,
  setUpBy,
  content: { kind: "own" },
});

let stored: TestStore;
let commandLine: Awaited<ReturnType<typeof openCommandLine>>;

beforeAll(async () => {
  stored = await testStore();
  const { store, database } = stored;
  await ingest(store.ingest, { workspace: "default", candidates: candidatesOf(teamEvents()) }, NOW);
  for (const digest of [
    week,
    ownOf("d2", "Aisha’s week", "U0AISHA"),
    ownOf("d3", "A stranger’s", "U0NOBODY"),
  ]) {
    await store.digests("default").save(digest, 0);
  }
  const links = [{ slackUserId: "U0AISHA", memberId: "m-aisha" }];
  await store.access("default").replace({ links, roles: [], firstOwner: null }, 0);
  commandLine = await openCommandLine(database.uri);
});

afterAll(async () => {
  await commandLine.close();
  await stored.close();
});

const preview = (...words: string[]) => commandLine.run("digest", "preview", ...words);

test("a preview prints the post of the latest date by the instant, and says which that is", async () => {
  const { code, results, notes } = await preview("support WEEK", "--at", "2026-11-10T12:00:00Z");
  expect({ code, notes }).toEqual({
    code: 0,
    notes: "“Support week”: the post for 2026-11-09, due at 2026-11-09T09:00:00.000Z.\n",
  });
  expect(results).toContain("Support week");
  expect(results).toContain("2–8 Nov 2026");
  expect(results).toContain("Leaderboard");
  expect(results).not.toMatch(/<[@!#]|&amp;/);
});

test("as JSON it is the message that Slack gets", async () => {
  const { results } = await preview("d1", "--at", "2026-11-09T09:00:00Z", "--format", "json");
  const message = JSON.parse(results);
  expect(message.text).toContain("Support week");
  expect(message.blocks[0]).toMatchObject({ type: "header" });
});

test("a member's own summary is that of whoever set it up", async () => {
  const { code, results } = await preview("d2", "--at", "2026-11-09T09:00:00Z");
  expect(code).toBe(0);
  expect(results).toContain("Aisha");
});

test("whose figures are not known cannot be printed, and it says how to find out", async () => {
  const { code, notes, results } = await preview("A stranger’s");
  expect({ code, results }).toEqual({ code: 1, results: "" });
  expect(notes).toContain("/caseboard link");
});

test("an unknown name is told with the names that there are", async () => {
  const { code, notes } = await preview("Monthly");
  expect(code).toBe(1);
  expect(notes).toContain("There is no digest “Monthly”.");
  expect(notes).toContain("Support week");
});

test("an instant without an offset is refused", async () => {
  const { code, notes } = await preview("Support week", "--at", "2026-11-17");
  expect(code).toBe(2);
  expect(notes).toContain("with an offset");
});
