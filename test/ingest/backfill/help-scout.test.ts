import { parseEvent } from "../../../src/domain/events";
import { helpScoutBackfill } from "../../../src/ingest/backfill/help-scout";
import { openPlatformApi } from "../../../src/ingest/backfill/platform-api";
import type { BackfillPage } from "../../../src/ingest/backfill/source";
import { helpScoutEvents, helpScoutPayload, helpScoutThreads, idOf, typesOf } from "../../support/help-scout";
import {
  type HelpScoutStandIn,
  helpScoutConversations,
  helpScoutUsers,
  reportedRating,
  type StandInOptions,
  standInVariables,
  startHelpScout,
} from "../../support/help-scout-stand-in";

const since = Date.parse("2026-11-01T00:00:00Z");
const until = Date.parse("2026-12-01T00:00:00Z");

let standIn: HelpScoutStandIn;
afterEach(() => standIn.close());

async function readAll(options: Partial<StandInOptions> = {}): Promise<BackfillPage[]> {
  standIn = await startHelpScout({
    conversations: helpScoutConversations(0),
    users: helpScoutUsers,
    ...options,
  });
  const values = standInVariables(standIn.url);
  const outside = {
    fetch,
    now: Date.now,
    pause: async () => undefined,
    timeLimit: 5_000,
    onWait: () => undefined,
  };
  const api = openPlatformApi(helpScoutBackfill, values, outside);
  const pages: BackfillPage[] = [];
  for (let cursor: string | null = null, isDone = false; !isDone; isDone = cursor === null) {
    const page: BackfillPage = await helpScoutBackfill.readPage({ values, api, since, until, cursor });
    pages.push(page);
    cursor = page.cursor;
  }
  for (const event of pages.flatMap(({ events }) => events))
    expect(parseEvent(event)).toMatchObject({ ok: true });
  return pages;
}

const eventsOf = (pages: readonly BackfillPage[]) => pages.flatMap(({ events }) => events);
const byId = (events: readonly object[]) => new Map(events.map((event) => [idOf(event), event]));

test("people come first, with their roles; a team is no member", async () => {
  const [people] = await readAll();
  expect(people?.events).toEqual([
    {
      id: expect.stringMatching(/^help-scout:412:user:1772352000000:/),
      type: "user.upserted",
      at: "2026-03-01T08:00:00.000Z",
      user: {
        id: "help-scout:412",
        name: "Aisha Khan",
        email: "aisha.khan@example.com",
        role: "admin",
        createdAt: "2024-02-01T08:00:00.000Z",
      },
    },
    expect.objectContaining({ user: expect.objectContaining({ id: "help-scout:418", role: "agent" }) }),
  ]);
});

test("conversations come page by page, oldest first, all statuses, since that instant", async () => {
  const pages = await readAll({ conversations: helpScoutConversations(5), pageSize: 3 });
  expect(pages.map(({ cursor }) => cursor)).toEqual([
    "conversations 1",
    "conversations 2",
    "conversations 3",
    "ratings 1",
    null,
  ]);
  expect(pages.map(({ conversations, total }) => [conversations, total])).toEqual([
    [0, null],
    [3, 7],
    [3, 7],
    [1, 7],
    [0, null],
  ]);
  expect(standIn.requests.filter((path) => path.startsWith("/v2/conversations"))).toEqual(
    [1, 2, 3].map(
      (page) =>
        `/v2/conversations?status=all&embed=threads&modifiedSince=2026-11-01T00%3A00%3A00Z&sortField=createdAt&sortOrder=asc&page=${page}`,
    ),
  );
});

test("a conversation tells what its webhooks told, no more and no less", async () => {
  const [, conversations] = await readAll();
  const webhooks = ["12-convo.agent.reply.created", "13-second-convo.agent.reply.created"].flatMap((name) =>
    helpScoutEvents(helpScoutPayload(name)),
  );
  expect(byId(conversations?.events ?? [])).toEqual(byId(webhooks));
});

test("where only the newest threads come along, all are read; otherwise none a second time", async () => {
  const whole = eventsOf(await readAll());
  expect(standIn.requests.filter((path) => path.includes("/threads"))).toEqual([]);
  await standIn.close();
  const cut = eventsOf(await readAll({ embeddedThreads: 3, pageSize: 4 }));
  expect(standIn.requests.filter((path) => path.includes("/threads"))).toEqual([
    "/v2/conversations/30211/threads?page=1",
    "/v2/conversations/30211/threads?page=2",
    "/v2/conversations/30211/threads?page=3",
  ]);
  expect(byId(cut)).toEqual(byId(whole));
});

test("chats, which come along cut short, are read whole", async () => {
  const [first] = helpScoutConversations(0);
  await readAll({ conversations: [{ ...first, type: "chat" }] });
  expect(standIn.requests).toContain("/v2/conversations/30211/threads?page=1");
});

test("a conversation deleted while it is read tells what came along", async () => {
  const pages = await readAll({
    embeddedThreads: 3,
    trouble: (_, path) => (path.endsWith("/threads") ? { status: 404 } : null),
  });
  expect(typesOf(pages[1]?.events ?? [])).toContain("conversation.closed");
});

test("a rating is what the webhook of it told", async () => {
  const pages = await readAll({ ratings: [reportedRating] });
  expect(pages.at(-1)?.events).toEqual(helpScoutEvents(helpScoutPayload("10-satisfaction.ratings")));
  expect(standIn.requests.at(-1)).toBe(
    "/v2/reports/happiness/ratings?start=2026-11-01T00%3A00%3A00Z&end=2026-12-01T00%3A00%3A00Z&rating=all&sortField=modifiedAt&sortOrder=ASC&page=1",
  );
});

test.each([
  [1, 5],
  [2, 3],
  [3, 1],
])("the report's rating %d is a score of %d", async (ratingId, score) => {
  const pages = await readAll({ ratings: [{ ...reportedRating, ratingId, ratingComments: null }] });
  const event = pages.at(-1)?.events[0];
  expect(event).toMatchObject({ type: "rating.received", score });
  expect(event).not.toHaveProperty("comment");
});

test("an older conversation that is rated comes along with its rating", async () => {
  const [first] = helpScoutConversations(0);
  const older = { ...reportedRating, threadCreatedAt: "2026-10-31T23:59:59Z" };
  const pages = await readAll({
    conversations: [{ ...first, userUpdatedAt: "2026-10-31T23:59:59Z" }],
    ratings: [older, { ...older, id: 99, threadid: 98 }],
  });
  expect(pages[1]?.events).toEqual([]);
  expect(typesOf(pages.at(-1)?.events ?? [])).toEqual(
    expect.arrayContaining(["conversation.opened", "rating.received"]),
  );
});

test("a plan without reports gives no ratings, and a word about it", async () => {
  const pages = await readAll({
    trouble: (_, path) => (path.includes("/reports/") ? { status: 403 } : null),
  });
  expect(pages.at(-1)).toMatchObject({
    events: [],
    cursor: null,
    notes: [expect.stringMatching(/no access to its reports/)],
  });
});

test("a conversation that is not as documented is handed back as it came, and the others are told", async () => {
  const [first, second] = helpScoutConversations(0);
  const odd = { ...first, createdAt: 7 };
  const pages = await readAll({ conversations: [odd, ...(second ? [second] : [])] });
  expect(pages[1]?.unreadable).toEqual([
    {
      origin: "help-scout:conversation:30211",
      value: expect.objectContaining({ id: 30211, createdAt: 7 }),
      problems: [{ field: "createdAt", reason: expect.stringMatching(/expected string/) }],
    },
  ]);
  expect(typesOf(pages[1]?.events ?? [])).toContain("conversation.opened");
});

test("a list that is not as documented ends in words", async () => {
  const trouble = { status: 200, body: { items: [] } };
  await expect(
    readAll({ trouble: (_, path) => (path === "/v2/conversations" ? trouble : null) }),
  ).rejects.toMatchObject({
    code: "platform-unavailable",
    message: expect.stringMatching(/^Help Scout's list of conversations is not as documented: page: /),
  });
});

test("an account without anything gives nothing", async () => {
  const pages = await readAll({ conversations: [], users: [] });
  expect(eventsOf(pages)).toEqual([]);
  expect(pages).toHaveLength(3);
});

test("a fixture has the threads that its tests count on", () => {
  expect(helpScoutThreads(helpScoutPayload("12-convo.agent.reply.created"))).toHaveLength(10);
});
