import type { Digest } from "../../../src/domain/digests/digest";
import { checkMessage } from "../../../src/slack/limits";
import { memoryDigests } from "../../support/memory-digests";
import { memoryDueList, memoryPaces } from "../../support/memory-due-list";
import { memoryAccess } from "../../support/memory-stores";
import { readable, type SlackTeam, startSlackTeam } from "../../support/slack-team";

const HOUR = 3_600_000;
/** A Monday. */
const NINE = Date.parse("2026-11-16T09:00:00Z");

let team: SlackTeam;
let digests: ReturnType<typeof memoryDigests>;
let dueList: ReturnType<typeof memoryDueList>;
let access: ReturnType<typeof memoryAccess>;
let now: number;

beforeEach(() => start(6 * HOUR));

async function start(catchUp: number): Promise<void> {
  digests = memoryDigests();
  dueList = memoryDueList();
  access = memoryAccess();
  now = NINE - HOUR;
  team = await startSlackTeam({
    slack: {
      digests,
      access,
      clocks: { reportTime: () => now, realTime: Date.now },
      deliveries: {
        dueList,
        paces: memoryPaces(),
        catchUp,
        random: Math.random,
        count: () => undefined,
      },
    },
  });
}

afterEach(() => team.close());

const weekly = (over: Partial<Digest> = {}): Digest => ({
  id: "d1",
  name: "Support week",
  setUpBy: "U0MARCO",
  schedule: { days: [1], time: "09:00", zone: "UTC" },
  content: {
    kind: "team",
    channelId: "C0SUPPORT",
    sections: ["highlights", "usage"],
    teamId: null,
    rankBy: "casesClosed",
  },
  state: { kind: "active" },
  plannedUpTo: NINE - HOUR,
  ...over,
});

const inChannel = (channelId: string): Partial<Digest> => ({
  content: {
    kind: "team",
    channelId,
    sections: ["highlights"],
    teamId: null,
    rankBy: "casesClosed",
  },
});

const messagesIn = (channel: string) =>
  team.standIn.workspace.messages.filter((message) => message.channel === channel && !message.refused);
const outcome = async () => (await dueList.find("digest/d1/2026-11-16"))?.outcome;
const state = async () => (await digests.find("d1"))?.value.state;

async function tickAt(at: number): Promise<void> {
  now = at;
  await team.tick();
}

async function changeChannel(id: string, change: object): Promise<void> {
  const channel = team.standIn.workspace.channel(id);
  if (channel === undefined) throw new Error("There is no such channel");
  team.standIn.workspace.setChannel({ ...channel, ...change });
}

describe("a digest", () => {
  it("comes to its channel at its time, once, with its key", async () => {
    await digests.save(weekly(), 0);
    await tickAt(NINE - 1);
    expect(messagesIn("C0SUPPORT")).toEqual([]);
    for (const later of [0, 10_000, 20_000]) await tickAt(NINE + later);
    const [message, ...others] = messagesIn("C0SUPPORT");
    expect(others).toEqual([]);
    expect(readable(message)).toContain("Support week");
    expect(message?.metadata).toEqual({
      event_type: "caseboard_delivery",
      event_payload: { key: "default/digest/d1/2026-11-16", fence: 1 },
    });
    expect(message?.breaches).toEqual([]);
    expect(await outcome()).toMatchObject({ kind: "posted", at: NINE, isLate: false });
  });

  it("that is of one's own week comes by direct message", async () => {
    await digests.save(weekly({ setUpBy: "U0BEN", content: { kind: "own" } }), 0);
    await tickAt(NINE);
    expect(messagesIn("D0BEN")).toHaveLength(1);
    expect(await outcome()).toMatchObject({ kind: "posted", channelId: "D0BEN" });
  });

  it("that comes late says so", async () => {
    await digests.save(weekly(), 0);
    await tickAt(NINE + 2 * HOUR);
    expect(readable(messagesIn("C0SUPPORT")[0])).toMatch(/late/i);
    expect(await outcome()).toMatchObject({ kind: "posted", isLate: true });
  });

  it("with no time to catch up comes as long as it is not late, and not after that", async () => {
    await team.close();
    await start(0);
    await digests.save(weekly(), 0);
    await digests.save(weekly({ id: "d2", name: "Other", plannedUpTo: NINE - 60 * HOUR }), 0);
    await tickAt(NINE + 5 * 60_000);
    expect(messagesIn("C0SUPPORT")).toHaveLength(2);
    await tickAt(NINE + 7 * 24 * HOUR + 5 * 60_000 + 1);
    expect(messagesIn("C0SUPPORT")).toHaveLength(2);
    expect((await dueList.find("digest/d1/2026-11-23"))?.outcome).toEqual({
      kind: "missed",
      because: "too-late",
    });
  });

  it("that is removed or paused while it is due does not come", async () => {
    await digests.save(weekly(), 0);
    await digests.save(weekly({ id: "d2", name: "Other" }), 0);
    // Planned by an instance that was stopped before it could post.
    for (const digestId of ["d1", "d2"]) {
      const subject = { kind: "digest", digestId, localDate: "2026-11-16" } as const;
      await dueList.enter([{ subject, dueAt: NINE, outcome: { kind: "due" } }], Date.now());
    }
    await digests.remove("d1");
    await digests.save(
      weekly({ id: "d2", name: "Other", state: { kind: "paused", because: "asked", at: NINE } }),
      1,
    );
    await tickAt(NINE + 1);
    expect(messagesIn("C0SUPPORT")).toEqual([]);
    expect(await outcome()).toEqual({ kind: "dropped", because: "removed" });
    expect((await dueList.find("digest/d2/2026-11-16"))?.outcome).toEqual({
      kind: "dropped",
      because: "paused",
    });
  });
});

describe("a digest that cannot come is paused, and whoever set it up is told once", () => {
  const cases: readonly (readonly [string, string, () => Promise<void>, readonly string[]])[] = [
    [
      "channel-archived",
      "C0SUPPORT",
      () => changeChannel("C0SUPPORT", { isArchived: true }),
      ["archived", "/digest edit Support week", "/digest resume Support week"],
    ],
    [
      "bot-not-in-channel",
      "C0SUPPORT",
      () => changeChannel("C0SUPPORT", { hasBot: false }),
      ["not in its channel", "/invite @Caseboard", "/digest resume Support week"],
    ],
    [
      "channel-external",
      "C0SUPPORT",
      () => changeChannel("C0SUPPORT", { isExternallyShared: true }),
      ["another company", "/digest edit Support week"],
    ],
    [
      "channel-gone",
      "C0LEADS",
      () => changeChannel("C0LEADS", { hasBot: false }),
      ["cannot see", "/invite @Caseboard", "/digest resume Support week"],
    ],
    [
      "rights-gone",
      "C0SUPPORT",
      async () => {
        const { version } = await access.read();
        await access.replace(
          { links: [], roles: [{ memberId: "m-marco", role: "agent" }], firstOwner: null },
          version,
        );
      },
      ["may no longer see", "/digest resume Support week"],
    ],
  ];

  it.each(cases)("%s", async (because, channelId, happen, words) => {
    await digests.save(weekly(inChannel(channelId)), 0);
    await happen();
    await tickAt(NINE);
    await tickAt(NINE + 10_000);
    expect(await state()).toEqual({ kind: "paused", because, at: NINE });
    expect(await outcome()).toEqual({ kind: "dropped", because: `paused: ${because}` });
    expect(messagesIn(channelId)).toEqual([]);
    const told = messagesIn("D0MARCO");
    expect(told).toHaveLength(1);
    for (const word of words) expect(readable(told[0])).toContain(word);
    expect(checkMessage({ text: told[0]?.text, blocks: told[0]?.blocks })).toEqual([]);
    expect(team.log.filter(({ message }) => message === "A digest was paused")).toHaveLength(1);
  });

  it("person-gone: nobody is left to be told, and that is no error", async () => {
    await digests.save(weekly({ setUpBy: "U0NOBODY" }), 0);
    await tickAt(NINE);
    expect(await state()).toMatchObject({ kind: "paused", because: "person-gone" });
    expect(team.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("comes again at its next date after it was resumed", async () => {
    await digests.save(weekly(), 0);
    await changeChannel("C0SUPPORT", { hasBot: false });
    await tickAt(NINE);
    await changeChannel("C0SUPPORT", { hasBot: true });
    await team.say("U0MARCO", "/digest resume Support week", "C0LEADS");
    await tickAt(NINE + HOUR);
    expect(messagesIn("C0SUPPORT")).toEqual([]);
    await tickAt(NINE + 7 * 24 * HOUR);
    expect(messagesIn("C0SUPPORT")).toHaveLength(1);
  });
});
