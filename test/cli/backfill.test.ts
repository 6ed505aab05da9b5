import { setTimeout as pause } from "node:timers/promises";
import { ingest } from "../../src/ingest/ingest";
import { caseboard, startCaseboard } from "../support/caseboard";
import { openCommandLine } from "../support/command-line";
import { helpScoutEvents, helpScoutPayload, helpScoutStory } from "../support/help-scout";
import {
  type HelpScoutStandIn,
  helpScoutConversations,
  helpScoutUsers,
  reportedRating,
  type StandInOptions,
  standInVariables,
  startHelpScout,
} from "../support/help-scout-stand-in";
import { candidatesOf, type TestStore, testStore } from "../support/store";

const words = ["backfill", "help-scout", "--since", "2026-11-01"];

let opened: TestStore;
let standIn: HelpScoutStandIn | null = null;
beforeEach(async () => {
  opened = await testStore();
});
afterEach(async () => {
  await standIn?.close();
  await opened.close();
});

async function start(options: Partial<StandInOptions> = {}): Promise<HelpScoutStandIn> {
  standIn = await startHelpScout({
    conversations: helpScoutConversations(0),
    users: helpScoutUsers,
    ratings: [reportedRating],
    ...options,
  });
  return standIn;
}

/** Runs the command line in this process, without really pausing. */
async function run(url: string, line: readonly string[] = words) {
  const pauses: number[] = [];
  const commandLine = await openCommandLine(opened.database.uri, {
    settings: () => standInVariables(url),
    fetch,
    pause: async (duration) => void pauses.push(duration),
  });
  try {
    return { ...(await commandLine.run(...line)), pauses };
  } finally {
    await commandLine.close();
  }
}

async function deliverWebhooks() {
  const results = [];
  for (const name of helpScoutStory) {
    const candidates = candidatesOf(helpScoutEvents(helpScoutPayload(name)));
    results.push(await ingest(opened.store.ingest, { workspace: "default", candidates }, Date.now()));
  }
  return results;
}

async function storedIds(): Promise<string[]> {
  const stored = await opened.database.db.collection<{ _id: string }>("events").find().toArray();
  return stored.map(({ _id }) => _id).sort();
}

async function expectVerified(): Promise<void> {
  const { code, results } = await caseboard(["verify"], opened.database);
  expect(code).toBe(0);
  expect(results).toMatch(/^differences +0$/m);
}

const toldByWebhooks = new Set(
  helpScoutStory.flatMap((name) =>
    helpScoutEvents(helpScoutPayload(name)).map((event) => ("id" in event ? event.id : "")),
  ),
).size;
/** What the webhooks told, each once, and the two people with their roles. */
const storySize = toldByWebhooks + 2;

test("a real process reads people, conversations and ratings into reports", async () => {
  const { url } = await start({ conversations: helpScoutConversations(30), pageSize: 10, requestsAToken: 3 });
  const { uri } = opened.database;
  const { code, results, notes } = await caseboard(words, { uri, variables: standInVariables(url) });
  expect({ code, notes }).toEqual({ code: 0, notes: "" });
  const counts = JSON.parse(results);
  // Each copy: opened, received, assigned, sent, closed, and the contact's name once a day: 30 hours are 2 days.
  expect(counts).toEqual({ accepted: storySize + 30 * 5 + 2, duplicates: expect.any(Number), rejected: 0 });
  expect(standIn?.requests.filter((request) => request === "token").length).toBeGreaterThan(1);
  await expectVerified();
  const report = await caseboard(
    ["report", "users", "--from", "2026-11-01T00:00:00Z", "--to", "2026-11-06T00:00:00Z", "--format", "json"],
    opened.database,
  );
  // The two conversations of the fixtures, as worked out in the connector's tests.
  expect(JSON.parse(report.results).rows).toMatchObject([
    { user: "Aisha Khan", conversationsClosed: 1, avgResolutionTime: 240 },
    { user: "Ben Okafor", conversationsClosed: 1, avgResolutionTime: 9000 },
  ]);
}, 60_000);

test("webhooks first or back-fill first: one set of events, and no conflicts", async () => {
  const { url } = await start();
  await deliverWebhooks();
  const second = await run(url);
  expect(second.notes).toBe("");
  expect(JSON.parse(second.results)).toMatchObject({ accepted: 2, rejected: 0 });
  const webhooksFirst = await storedIds();

  await opened.store.clearWorkspace("default");
  expect(JSON.parse((await run(url)).results)).toMatchObject({ accepted: storySize, rejected: 0 });
  const results = await deliverWebhooks();
  expect(results.flatMap(({ conflicts }) => conflicts)).toEqual([]);
  expect(results.map(({ accepted }) => accepted)).toEqual(results.map(() => 0));
  expect(await storedIds()).toEqual(webhooksFirst);
  expect(webhooksFirst).toHaveLength(storySize);
  await expectVerified();
}, 60_000);

test("both at once: the same set, and no conflicts", async () => {
  const { url } = await start({ pageSize: 1 });
  const [finished, results] = await Promise.all([run(url), deliverWebhooks()]);
  expect(finished).toMatchObject({ code: 0, notes: "" });
  expect(results.flatMap(({ conflicts }) => conflicts)).toEqual([]);
  expect(await storedIds()).toHaveLength(storySize);
  await expectVerified();
}, 60_000);

test("run again, everything is a duplicate", async () => {
  const { url } = await start();
  const first = JSON.parse((await run(url)).results);
  const again = JSON.parse((await run(url)).results);
  expect(again).toEqual({ accepted: 0, duplicates: first.accepted + first.duplicates, rejected: 0 });
});

test("limits, failures and expired tokens on the way are waited for, and told", async () => {
  const { url } = await start({
    pageSize: 1,
    requestsAToken: 2,
    trouble: (request) => {
      if (request === 2) return { status: 429, headers: { "x-ratelimit-retry-after": "11" } };
      return request === 4 || request === 5 ? { status: 500 } : null;
    },
  });
  const { code, notes, pauses, results } = await run(url);
  expect({ code, pauses }).toEqual({ code: 0, pauses: [11_000, 1_000, 2_000] });
  expect(notes.split("\n")).toEqual([
    "Help Scout asks to wait 11 s.",
    "Help Scout: it answered 500; trying again in 1 s.",
    "Help Scout: it answered 500; trying again in 2 s.",
    "",
  ]);
  expect(JSON.parse(results).accepted).toBe(storySize);
});

test("a process killed in the middle leaves nothing wrong, and the same command goes on from there", async () => {
  const { uri } = opened.database;
  const conversations = helpScoutConversations(120);
  const { url, requests } = await start({ conversations, pageSize: 10 });
  const variables = standInVariables(url);
  const pagesAsked = () => requests.filter((path) => path.startsWith("/v2/conversations?")).length;
  for (const killAt of [3, 7]) {
    const running = startCaseboard(words, uri, variables);
    while (pagesAsked() < killAt && running.child.exitCode === null) await pause(1);
    running.child.kill("SIGKILL");
    expect(await running.ended).toBeNull();
    await expectVerified();
  }
  const before = requests.length;
  const { code, notes, results } = await caseboard(words, { uri, variables });
  expect(code).toBe(0);
  expect(notes).toMatch(/^Going on where a back-fill of .* stopped: \d+ conversations are done\./);
  // What was noted as done is not read again: people, and at least the first pages.
  expect(requests.slice(before).filter((path) => path.startsWith("/v2/users"))).toEqual([]);
  expect(
    requests.slice(before).some((path) => path.endsWith("&page=1") && path.includes("modifiedSince")),
  ).toBe(false);
  expect(JSON.parse(results).rejected).toBe(0);
  await expectVerified();

  const resumed = await storedIds();
  await opened.store.clearWorkspace("default");
  await caseboard(words, { uri, variables });
  expect(resumed).toEqual(await storedIds());
}, 600_000);

test("a secret that is refused ends in words that say what to do", async () => {
  const { url } = await start();
  const commandLine = await openCommandLine(opened.database.uri, {
    settings: () => ({ ...standInVariables(url), HELP_SCOUT_APP_SECRET: "old" }),
    fetch,
    pause: async () => undefined,
  });
  const { code, results, notes } = await commandLine.run(...words);
  await commandLine.close();
  expect({ code, results }).toEqual({ code: 1, results: "" });
  expect(notes).toMatch(
    "caseboard: Help Scout refused POST /v2/oauth2/token: it answered 401 (Client credentials are invalid).",
  );
  expect(notes).toMatch(/Look whether HELP_SCOUT_APP_ID and HELP_SCOUT_APP_SECRET are those of an app/);
  expect(notes).not.toMatch("old");
});

test("what cannot be read is named and kept, and the process ends with 1", async () => {
  const [first, second] = helpScoutConversations(0);
  const { url } = await start({ conversations: [{ ...first, createdAt: "soon" }, { ...second }] });
  const { code, results, notes } = await run(url);
  expect(code).toBe(1);
  expect(JSON.parse(results).rejected).toBe(1);
  expect(notes).toMatch(/^help-scout:conversation:30211: createdAt: must be a date-time such as /);
  expect(notes).toMatch(/1 could not be read and are kept; see caseboard refused\./);
  expect(await opened.store.refused.counts("default")).toEqual({ rejected: 1, conflicts: 0 });
});

test.each([
  [
    ["backfill", "pigeons", "--since", "2026-11-01"],
    /“pigeons” is no platform that can be back-filled\..*\nWhat works: .*help-scout/,
  ],
  [
    ["backfill", "help-scout", "--since", "last week"],
    /--since: “last week” is neither a date nor an instant\./,
  ],
  [["backfill", "help-scout", "--since", "2999-01-01"], /--since \(2999-01-01T00:00:00\.000Z\) lies ahead\./],
  [["backfill", "help-scout"], /required option '--since <date>' not specified/],
])("%j is refused with what would do", async (line, message) => {
  const { code, notes } = await run("http://127.0.0.1:1", line);
  expect(code).toBe(2);
  expect(notes).toMatch(message);
});

test("the date is one of the workspace's zone", async () => {
  const { url, requests } = await start();
  await opened.store.workspaces.setZone("default", "Europe/Berlin", Date.now());
  await run(url);
  expect(requests.some((path) => path.includes("modifiedSince=2026-10-31T23%3A00%3A00Z"))).toBe(true);
});

test("without its variables a platform is not asked, and each is named with what it is", async () => {
  const { code, notes } = await caseboard(words, opened.database);
  expect(code).toBe(1);
  expect(notes).toMatch(/The environment does not say how to reach Help Scout:/);
  expect(notes).toMatch(/HELP_SCOUT_APP_ID: the App ID of an app of your own/);
  expect(notes).toMatch(/HELP_SCOUT_APP_SECRET: /);
});
