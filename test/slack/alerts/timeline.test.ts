import { alertActions } from "../../../src/slack/alerts/action-ids";
import { type AlertDesk, answers, openAlertDesk, writesIn } from "../../support/alert-desk";
import { readable, readableView, type SlackTeam } from "../../support/slack-team";
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
  await desk.setAlert();
  const comment = { id: "c1-note", at: "2026-11-02T10:05:00Z", type: "comment.added", text: "hush" };
  await desk.happens(...writesIn("c1", 0), {
    ...comment,
    conversationId: "c1",
    by: { kind: "user", id: "m-ben" },
  });
  desk.setMinute(50);
  await bot.tick();
});

afterEach(() => desk.close());
afterAll(() => database.close());

const told = () => {
  const [message] = bot.standIn.workspace.messages;
  if (message === undefined) throw new Error("Nothing was told");
  return message;
};
const press = (as: string) => bot.press(as, alertActions.timeline, null, told());

describe("the timeline below an alert opens by the rights of whoever presses", () => {
  it("for a manager with everybody's names", async () => {
    await press("U0MARCO");
    const text = readableView(bot.modal("U0MARCO"));
    for (const part of ["Zoe", "Aisha Khan", "Comment by", "Ben Okafor"]) expect(text).toContain(part);
    expect(text).not.toContain("hush");
  });

  it("for its owner without the others' names", async () => {
    await press("U0AISHA");
    const text = readableView(bot.modal("U0AISHA"));
    expect(text).toContain("Zoe");
    expect(text).toContain("a teammate");
    expect(text).not.toContain("Ben Okafor");
  });

  it("also once it was answered", async () => {
    await desk.happens(answers("c1", 51));
    await press("U0AISHA");
    expect(readableView(bot.modal("U0AISHA"))).toContain("Reply by");
  });

  it.each([
    ["a teammate", "U0BEN", "not yours to see"],
    ["a viewer", "U0VERA", "not yours to see"],
    ["a guest", "U0GUEST", "not to guests"],
    ["somebody unlinked", "U0NORA", "not linked to a member"],
  ])("not for %s", async (_, who, words) => {
    await press(who);
    expect(bot.modal(who)).toBeUndefined();
    const answer = bot.standIn.workspace.messages.findLast(({ onlyFor }) => onlyFor === who);
    expect(readable(answer)).toContain(words);
    expect(readable(answer)).not.toContain("Zoe");
  });
});
