import { checkMessage } from "../../../src/slack/limits";
import { type AlertDesk, answers, openAlertDesk, writesIn } from "../../support/alert-desk";
import { readable, type SlackTeam } from "../../support/slack-team";
import { type TestStore, testStore } from "../../support/store";

let database: TestStore;
let desk: AlertDesk;
let bot: SlackTeam;

beforeAll(async () => {
  database = await testStore();
});

beforeEach(async () => {
  desk = await openAlertDesk(database.store);
  bot = await desk.startInstance();
  await desk.setTarget(60);
});

afterEach(() => desk.close());
afterAll(() => database.close());

const told = (channel = "C0SUPPORT") =>
  bot.standIn.workspace.messages.filter((one) => one.channel === channel);
const texts = (channel?: string) => told(channel).map((one) => readable(one));
const direct = (person: string) => `D${person.slice(1)}`;
const outcome = async (alertId: string, conversationId: string) =>
  (await database.store.deliveries(desk.workspace).find(`alert/${alertId}/${conversationId}`))?.outcome;

async function tickAt(minute: number): Promise<void> {
  desk.setMinute(minute);
  await bot.tick();
}

describe("a channel is told of an open conversation", () => {
  beforeEach(async () => {
    await desk.setAlert();
    await desk.happens(...writesIn("c1", 0));
  });

  it("from fifteen minutes before its target on, once, however often it is looked at", async () => {
    await tickAt(44);
    expect(told()).toEqual([]);
    for (const minute of [45, 46, 50, 59, 60]) await tickAt(minute);
    expect(texts()).toEqual([expect.stringContaining("First response due in 15 min")]);
  });

  it("with who waits, until when, and whose it is; nobody is called by it", async () => {
    await tickAt(48);
    const [message] = told();
    const text = readable(message);
    for (const part of [
      "Zoe",
      "due in 12 min",
      "target of 1 h",
      "Aisha Khan",
      "inbox-1",
      "email",
      "late delivery",
    ]) {
      expect(text).toContain(part);
    }
    const json = JSON.stringify(message?.blocks);
    expect(json).not.toContain("U0AISHA");
    // Since ten o'clock, until eleven, in each reader's own zone.
    expect(json).toContain(`"timestamp":${Date.parse("2026-11-02T10:00:00Z") / 1000}`);
    expect(json).toContain(`"timestamp":${Date.parse("2026-11-02T11:00:00Z") / 1000}`);
    expect(message?.breaches).toEqual([]);
  });

  it("that is past its target when it can be posted at last, with since when", async () => {
    desk.setMinute(59);
    await bot.planAlerts();
    await tickAt(63);
    expect(texts()).toEqual([expect.stringContaining("First response overdue by 3 min")]);
    expect(texts()[0]).toContain("passed 3 min ago");
  });

  it("only while nobody has answered it, up to the very post", async () => {
    desk.setMinute(50);
    await bot.planAlerts();
    await desk.happens(answers("c1", 50));
    await bot.tick();
    expect(told()).toEqual([]);
  });

  it("not once it was closed", async () => {
    desk.setMinute(50);
    await bot.planAlerts();
    const close = { id: "c1-close", at: new Date(desk.now()).toISOString(), type: "conversation.closed" };
    await desk.happens({ ...close, conversationId: "c1", by: { kind: "user", id: "m-ben" } });
    await bot.tick();
    expect(told()).toEqual([]);
  });

  it("not any more when it waits anew after an answer: that is no first response", async () => {
    await desk.happens(answers("c1", 5), {
      id: "c1-again",
      at: new Date(desk.now() + 6 * 60_000).toISOString(),
      type: "message.received",
      conversationId: "c1",
    });
    await tickAt(60);
    expect(told()).toEqual([]);
  });

  it("once, by two instances, and after both were started anew", async () => {
    const other = await desk.startInstance();
    desk.setMinute(50);
    await Promise.all([bot.planAlerts(), other.planAlerts()]);
    await Promise.all([bot.tick(), other.tick()]);
    const third = await desk.startInstance();
    await third.tick();
    const all = [bot, other, third].flatMap(({ standIn }) => standIn.workspace.messages);
    expect(all).toHaveLength(1);
  });
});

describe("text of contacts", () => {
  it("never becomes a mention, a link or markup", async () => {
    await desk.setAlert();
    await desk.happens(...writesIn("c1", 0, { name: "<!channel> *Zoe* <@U0BEN> https://evil.example" }));
    await tickAt(50);
    const [message] = told();
    expect(message?.text).toContain("&lt;!channel&gt;");
    expect(message?.text).not.toContain("<!channel>");
    expect(JSON.stringify(message?.blocks)).not.toContain("mrkdwn");
    expect(checkMessage({ text: message?.text, blocks: message?.blocks })).toEqual([]);
  });
});

describe("the owner is told by direct message", () => {
  it("and nobody else is", async () => {
    await desk.setAlert({ tell: { kind: "owner", otherwise: "C0SUPPORT" } });
    await desk.happens(...writesIn("c1", 0, { assigneeId: "m-aisha" }));
    await tickAt(50);
    expect(texts(direct("U0AISHA"))).toEqual([expect.stringContaining("due in 10 min")]);
    expect(bot.standIn.workspace.messages).toHaveLength(1);
  });

  it("as whoever owns it by then", async () => {
    await desk.setAlert({ tell: { kind: "owner", otherwise: null } });
    await desk.happens(...writesIn("c1", 0, { assigneeId: "m-aisha" }));
    desk.setMinute(50);
    await bot.planAlerts();
    const handOver = { id: "c1-handover", at: "2026-11-02T10:49:00Z", type: "conversation.assigned" };
    await desk.happens({ ...handOver, conversationId: "c1", to: "m-ben", source: "user" });
    await bot.tick();
    expect(texts(direct("U0BEN"))).toHaveLength(1);
    expect(texts(direct("U0AISHA"))).toEqual([]);
  });

  it("found by a link before the address", async () => {
    await bot.say("U0OLIVIA", "/caseboard link @nora Vera Lind");
    await desk.setAlert({ tell: { kind: "owner", otherwise: null } });
    await desk.happens(...writesIn("c1", 0, { assigneeId: "m-vera" }));
    await tickAt(50);
    expect(texts(direct("U0NORA"))).toEqual([expect.stringContaining("due in 10 min")]);
    expect(texts(direct("U0VERA"))).toEqual([]);
  });

  it("else the channel, where nobody owns it or the owner is nobody in Slack", async () => {
    await desk.setAlert({ tell: { kind: "owner", otherwise: "C0LEADS" } });
    const gone = { id: "m-gone", name: "Gone Gus", role: "agent", email: "gus@nowhere.example" };
    await desk.happens(
      { id: "gus", at: "2026-01-01T00:00:00Z", type: "user.upserted", user: gone },
      ...writesIn("c1", 0, { assigneeId: null }),
      ...writesIn("c2", 1, { assigneeId: "m-gone" }),
    );
    await tickAt(50);
    const inChannel = texts("C0LEADS");
    expect(inChannel.join()).toContain("Owner: nobody");
    expect(inChannel.join()).toContain("Owner: Gone Gus");
    expect(inChannel).toHaveLength(2);
  });

  it("else nobody, and that is noted", async () => {
    const alert = await desk.setAlert({ tell: { kind: "owner", otherwise: null } });
    await desk.happens(...writesIn("c1", 0, { assigneeId: null }));
    await tickAt(50);
    expect(bot.standIn.workspace.messages).toEqual([]);
    expect(await outcome(alert.id, "c1")).toMatchObject({ kind: "dropped" });
  });
});

describe("teams", () => {
  it("have their own targets, and an alert of a team tells of its members' conversations only", async () => {
    await desk.setTarget(30, "t-billing");
    await desk.setAlert({ teamId: "t-billing" });
    await desk.happens(
      ...writesIn("c1", 0, { assigneeId: "m-vera", name: "Vic" }),
      ...writesIn("c2", 0, { assigneeId: "m-aisha", name: "Ana" }),
    );
    await tickAt(20);
    await tickAt(50);
    expect(texts()).toEqual([expect.stringContaining("target of 30 min")]);
    expect(texts()[0]).toContain("Vic");
  });
});

describe("office hours", () => {
  it("count the open minutes only, and say so", async () => {
    // In November Berlin is an hour ahead of UTC: the desk opens at 10:30 UTC.
    const calendar = { zone: "Europe/Berlin", week: { "1": [["11:30", "18:00"]] }, holidays: [] };
    await database.store.settings.set(desk.workspace, "calendar", { teamId: null, value: calendar });
    await desk.setAlert({ officeHours: true });
    await desk.happens(...writesIn("c1", 0));
    // Three quarters of an hour of the target's hour are over at 11:15 UTC.
    await tickAt(74);
    expect(told()).toEqual([]);
    await tickAt(75);
    expect(texts()).toEqual([expect.stringContaining("First response due in 15 min of office hours")]);
  });

  it("that are not set any more let nothing be told", async () => {
    await desk.setAlert({ officeHours: true });
    await desk.happens(...writesIn("c1", 0));
    await tickAt(50);
    expect(told()).toEqual([]);
  });
});

test("without a target nothing is told, and it is told from when one is set", async () => {
  await desk.setTarget(null);
  await desk.setAlert();
  await desk.happens(...writesIn("c1", 0));
  await tickAt(50);
  expect(told()).toEqual([]);
  await desk.setTarget(60);
  await tickAt(51);
  expect(texts()).toEqual([expect.stringContaining("due in 9 min")]);
});

test("two alerts each tell of it once", async () => {
  await desk.setAlert({ minutes: 30 });
  await desk.setAlert({ minutes: 5 });
  await desk.happens(...writesIn("c1", 0));
  for (const minute of [29, 30, 40, 55, 58]) await tickAt(minute);
  expect(texts().map((text) => /due in (\d+ min)/.exec(text)?.[1])).toEqual(["30 min", "5 min"]);
});
