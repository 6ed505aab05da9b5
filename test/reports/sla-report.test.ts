import type { ServiceTargets } from "../../src/domain/service-targets";
import { readServiceLevelView } from "../../src/reports/sla-report";
import { memorySource } from "../support/memory-source";

const MINUTE = 60_000;

const member = (id: string, teamId?: string) => ({
  id: `upsert-${id}`,
  at: "2026-10-01T00:00:00Z",
  type: "user.upserted",
  user: { id, name: id, role: "agent", ...(teamId && { teamId }) },
});

/** A conversation with an inbound at one instant and a reply of the member at another. */
function answered(id: string, memberId: string, [inbound, reply]: readonly [string, string]) {
  const conversationId = id;
  return [
    {
      id: `${id}-o`,
      at: inbound,
      type: "conversation.opened",
      conversationId,
      contact: { id: "k1" },
      by: { kind: "contact" },
    },
    { id: `${id}-i`, at: inbound, type: "message.received", conversationId },
    {
      id: `${id}-r`,
      at: reply,
      type: "message.sent",
      conversationId,
      by: { kind: "user", id: memberId },
      text: "",
    },
  ];
}

const source = memorySource([
  member("fast", "t-fast"),
  member("calm"),
  ...answered("c1", "fast", ["2026-10-05T10:00:00Z", "2026-10-05T10:20:00Z"]),
  ...answered("c2", "calm", ["2026-10-05T10:00:00Z", "2026-10-05T10:20:00Z"]),
  // Began before the range and was answered after it: no event of it lies inside.
  ...answered("c3", "calm", ["2026-09-30T10:00:00Z", "2026-11-03T10:00:00Z"]),
]);

function view(targets: ServiceTargets, members = {}) {
  const range = { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2026-11-01T00:00:00Z") };
  const now = Date.parse("2026-11-15T00:00:00Z");
  return readServiceLevelView(source, "any", { range, previous: null, now, filter: {}, members, targets });
}

test("a wait that lasts all through the range is open, and breached, at its end", async () => {
  const targets = { everyone: { first: null, every: 30 * MINUTE }, byTeam: new Map() };
  const { breaches } = await view(targets);
  expect(breaches.map(({ conversationId, end, creditedTo }) => [conversationId, end, creditedTo])).toEqual([
    ["c3", null, null],
  ]);
});

test("a team's target holds for what its members are credited with; the total tells no single target then", async () => {
  const targets = {
    everyone: { first: null, every: 30 * MINUTE },
    byTeam: new Map([["t-fast", { first: null, every: 10 * MINUTE }]]),
  };
  const { rows, total } = await view(targets);
  expect(rows.map(({ userId, levels }) => [userId, levels.every?.target, levels.every?.met])).toEqual([
    ["calm", 30 * MINUTE, 1],
    ["fast", 10 * MINUTE, 0],
  ]);
  expect(total.every).toEqual({ target: null, met: 1, breached: 2, pending: 0, share: 1 / 3 });
  const own = await view(targets, { user: ["fast"] });
  expect(own.total.every).toMatchObject({ target: 10 * MINUTE, breached: 1 });
});

test("what a team has no target for is judged by everyone's", async () => {
  const targets = {
    everyone: { first: 30 * MINUTE, every: 30 * MINUTE },
    byTeam: new Map([["t-fast", { first: null, every: 10 * MINUTE }]]),
  };
  const { rows } = await view(targets, { user: ["fast"] });
  expect(rows.map(({ levels }) => [levels.first?.met, levels.every?.breached])).toEqual([[1, 1]]);
});

test("only without a member filter may the total cover more than the rows", async () => {
  const targets = { everyone: { first: null, every: 30 * MINUTE }, byTeam: new Map() };
  expect((await view(targets)).totalCoversMoreThanRows).toBe(true);
  expect((await view(targets, { user: ["calm"] })).totalCoversMoreThanRows).toBe(false);
});
