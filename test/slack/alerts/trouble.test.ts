import { type AlertDesk, openAlertDesk, writesIn } from "../../support/alert-desk";
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
  await desk.happens(...writesIn("c1", 0), ...writesIn("c2", 1));
  desk.setMinute(50);
});

afterEach(() => desk.close());
afterAll(() => database.close());

const all = () => bot.standIn.workspace.messages;
const toMarco = () => all().filter(({ channel }) => channel === "D0MARCO");
const stateOf = async (id: string) => (await database.store.alerts(desk.workspace).find(id))?.value.state;

function setChannel(id: string, change: object): void {
  const channel = bot.standIn.workspace.channel(id);
  if (channel === undefined) throw new Error(`There is no ${id}`);
  bot.standIn.workspace.setChannel({ ...channel, ...change });
}

describe("an alert that cannot tell any more is paused, and who set it up is told once", () => {
  it.each([
    ["is archived", { isArchived: true }, "channel-archived", "is archived"],
    ["is shared with another company", { isExternallyShared: true }, "channel-external", "stays inside"],
    ["has no bot any more", { hasBot: false }, "bot-not-in-channel", "/invite @Caseboard"],
  ])("when its channel %s", async (_, change, because, words) => {
    const { id } = await desk.setAlert();
    setChannel("C0SUPPORT", change);
    await bot.tick();
    await bot.tick();
    expect(await stateOf(id)).toEqual({ kind: "paused", because, at: desk.now() });
    expect(all()).toHaveLength(1);
    expect(readable(toMarco()[0])).toContain(words);
    expect(readable(toMarco()[0])).toContain("/digest alerts");
  });

  it("when its channel is one that Slack does not show", async () => {
    const { id } = await desk.setAlert({ tell: { kind: "channel", channelId: "C0NOWHERE" } });
    await bot.tick();
    expect(await stateOf(id)).toMatchObject({ kind: "paused", because: "channel-gone" });
    expect(toMarco()).toHaveLength(1);
  });

  it("when they may no longer see everyone", async () => {
    const { id } = await desk.setAlert();
    await bot.say("U0OLIVIA", "/caseboard role @marco agent");
    await bot.tick();
    expect(await stateOf(id)).toMatchObject({ kind: "paused", because: "rights-gone" });
    expect(all().filter(({ channel, onlyFor }) => channel === "C0SUPPORT" && onlyFor === null)).toEqual([]);
    expect(readable(toMarco()[0])).toContain("You may no longer see everyone");
  });

  it("also by another instance at the same moment", async () => {
    await desk.setAlert();
    const other = await desk.startInstance();
    for (const { standIn } of [bot, other]) {
      const channel = standIn.workspace.channel("C0SUPPORT");
      if (channel) standIn.workspace.setChannel({ ...channel, isArchived: true });
    }
    await Promise.all([bot.tick(), other.tick()]);
    const messages = [bot, other].flatMap(({ standIn }) => standIn.workspace.messages);
    expect(messages).toHaveLength(1);
  });

  it("though they left: then the list alone tells it", async () => {
    const { id } = await desk.setAlert({ setUpBy: "U0LEFT" });
    await bot.tick();
    expect(await stateOf(id)).toMatchObject({ kind: "paused", because: "person-gone" });
    expect(all()).toEqual([]);
    await bot.say("U0OLIVIA", "/digest alerts");
    expect(readable(bot.newest("U0OLIVIA"))).toContain("no longer in this Slack workspace");
  });
});

test("the channel of an alert for owners is looked at only where it is needed", async () => {
  const { id } = await desk.setAlert({ tell: { kind: "owner", otherwise: "C0OLD" } });
  await bot.tick();
  expect(await stateOf(id)).toEqual({ kind: "active" });
  expect(all().map(({ channel }) => channel)).toEqual(["D0AISHA", "D0AISHA"]);
  await desk.happens(...writesIn("c3", 2, { assigneeId: null }));
  await bot.tick();
  expect(await stateOf(id)).toMatchObject({ kind: "paused", because: "channel-archived" });
});

test("what was removed or paused between planning and posting is not told", async () => {
  const alerts = database.store.alerts(desk.workspace);
  const removed = await desk.setAlert();
  const paused = await desk.setAlert({ minutes: 20 });
  await bot.planAlerts();
  await alerts.remove(removed.id);
  await alerts.save({ ...paused, state: { kind: "paused", because: "asked", at: desk.now() } }, 1);
  await bot.tick();
  expect(all()).toEqual([]);
});
