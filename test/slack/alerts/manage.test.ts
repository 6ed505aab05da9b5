import type { Alert } from "../../../src/domain/alerts/alert";
import { alertActions } from "../../../src/slack/alerts/action-ids";
import { checkView } from "../../../src/slack/limits";
import { memoryAlerts } from "../../support/memory-alerts";
import {
  channelChoice,
  expectNoProblem,
  NOON,
  option,
  options,
  readable,
  readableView,
  type SlackTeam,
  startSlackTeam,
} from "../../support/slack-team";

let alerts: ReturnType<typeof memoryAlerts>;
let bot: SlackTeam;

beforeEach(async () => {
  alerts = memoryAlerts();
  bot = await startSlackTeam({ slack: { alerts } });
});

afterEach(async () => {
  expectNoProblem(bot);
  await bot.close();
});

const hour = { first: 3_600_000, every: null };
const targets = (everyone: typeof hour | null) => bot.source.setTargets({ everyone, byTeam: new Map() });
const saved = async () => (await alerts.list()).map(({ value }) => value);
const newest = (as = "U0MARCO") => readable(bot.newest(as));
const modal = (as = "U0MARCO") => {
  const view = bot.modal(as);
  expect(checkView(view?.content)).toEqual([]);
  return view;
};

const minutes = (value: string | null) => ({ minutes: { "alert.minutes": { type: "number_input", value } } });
const tell = (value: "owner" | "channel") => ({
  tell: { "alert.tell": { ...option(value), type: "radio_buttons" } },
});
const channel = (id: string) => ({ channel: { "alert.channel": channelChoice(id) } });
const team = (id: string) => ({ team: { "alert.team": option(id) } });
const inOfficeHours = {
  officeHours: { "alert.officeHours": { ...options("officeHours"), type: "checkboxes" } },
};

const sample: Alert = {
  id: "sample",
  minutes: 15,
  tell: { kind: "channel", channelId: "C0SUPPORT" },
  teamId: null,
  officeHours: false,
  setUpBy: "U0OLIVIA",
  setUpAt: NOON,
  state: { kind: "active" },
};

describe("/digest alerts", () => {
  it("says what alerts are while there are none", async () => {
    await bot.say("U0MARCO", "/digest alerts");
    expect(newest()).toContain("There are no alerts yet");
    expect(newest()).toContain("Add an alert…");
  });

  it("lists each with whom it tells when, and of what", async () => {
    targets(hour);
    await alerts.save(sample, 0);
    const owner: Alert["tell"] = { kind: "owner", otherwise: "C0LEADS" };
    await alerts.save(
      { ...sample, id: "b", minutes: 90, tell: owner, teamId: "t-support", setUpAt: NOON + 1 },
      0,
    );
    await bot.say("U0MARCO", "/digest alerts");
    const text = newest();
    expect(text).toContain("15 min before the target");
    expect(text).toContain("All conversations, measured around the clock");
    expect(text).toContain("1 h 30 min before the target");
    expect(text).toContain(", to the owner by direct message, else in ");
    expect(text).toContain("Team Customer Support only");
    expect(JSON.stringify(bot.newest("U0MARCO").blocks)).toContain('"channel_id":"C0LEADS"');
    expect(text).not.toContain("Nothing is told");
  });

  it("says clearly when first responses have no target, since then nothing is ever told", async () => {
    await alerts.save(sample, 0);
    await alerts.save({ ...sample, id: "b", teamId: "t-support", setUpAt: NOON + 1 }, 0);
    await bot.say("U0MARCO", "/digest alerts");
    expect(newest()).toContain("/sla set first 1h\n");
    expect(newest()).toContain("/sla set first 1h team Customer Support");
    bot.source.setTargets({ everyone: null, byTeam: new Map([["t-support", hour]]) });
    await bot.say("U0MARCO", "/digest alerts");
    expect(newest()).not.toContain("Nothing is told");
    bot.source.setTargets({ everyone: null, byTeam: new Map([["t-billing", hour]]) });
    await bot.say("U0MARCO", "/digest alerts");
    expect(newest()).toContain("/sla set first 1h team Customer Support");
  });

  it("says when office hours are gone that one is measured by", async () => {
    targets(hour);
    await alerts.save({ ...sample, officeHours: true }, 0);
    await bot.say("U0MARCO", "/digest alerts");
    expect(newest()).toContain("measured in office hours, and none are set any more");
  });

  it("fits into one message however many there are", async () => {
    for (let index = 0; index < 15; index += 1) {
      const state = { kind: "paused", because: "channel-gone", at: NOON } as const;
      await alerts.save({ ...sample, id: `a${index}`, setUpAt: NOON + index, state }, 0);
    }
    await bot.say("U0MARCO", "/digest alerts");
    expect(newest()).toContain("There can be 15 alerts");
    await bot.press("U0MARCO", alertActions.resume);
    expect(bot.newest("U0MARCO").breaches).toEqual([]);
  });

  it("says which words it knows", async () => {
    await bot.say("U0MARCO", "/digest alerts ad");
    expect(newest()).toContain("/digest alerts add");
    await bot.say("U0MARCO", "/digest alerts help");
    expect(newest()).toContain("/digest alerts add");
  });
});

describe("the buttons", () => {
  beforeEach(async () => {
    targets(hour);
    await alerts.save(sample, 0);
    await bot.say("U0MARCO", "/digest alerts");
  });

  it("pause one and resume it, with the rights of who resumed it", async () => {
    await bot.press("U0MARCO", alertActions.pause);
    expect(await saved()).toEqual([{ ...sample, state: { kind: "paused", because: "asked", at: NOON } }]);
    expect(newest()).toContain("Paused: ");
    await bot.press("U0MARCO", alertActions.resume);
    expect(await saved()).toEqual([{ ...sample, setUpBy: "U0MARCO" }]);
    expect(newest()).toContain("with your rights");
    expect(bot.seen("U0MARCO")).toHaveLength(1);
  });

  it("remove one", async () => {
    await bot.press("U0MARCO", alertActions.remove);
    expect(await saved()).toEqual([]);
    expect(newest()).toContain("Removed: ");
  });

  it("do nothing to one that somebody removed or changed meanwhile", async () => {
    const paused = { ...sample, state: { kind: "paused", because: "asked", at: NOON } } as const;
    await alerts.save(paused, 1);
    await bot.press("U0MARCO", alertActions.pause);
    expect(newest()).toContain("Somebody did that already");
    await alerts.remove("sample");
    await bot.press("U0MARCO", alertActions.resume);
    expect(newest()).toContain("not there any more");
    expect(await saved()).toEqual([]);
  });

  it("do not resume one whose channel takes no post", async () => {
    const state = { kind: "paused", because: "channel-archived", at: NOON } as const;
    await alerts.save({ ...sample, id: "old", tell: { kind: "channel", channelId: "C0OLD" }, state }, 0);
    await alerts.remove("sample");
    await bot.say("U0MARCO", "/digest alerts");
    await bot.press("U0MARCO", alertActions.resume);
    expect(newest()).toContain("Not resumed. That channel is archived");
    expect(await saved()).toMatchObject([{ id: "old", state }]);
  });
});

describe("the form", () => {
  it("adds an alert to a channel", async () => {
    targets(hour);
    await bot.say("U0MARCO", "/digest alerts add");
    expect(JSON.stringify(modal()?.content)).toContain('"initial_value":"15"');
    expect(readableView(modal())).not.toContain("no target yet");
    const errors = await bot.submit("U0MARCO", {
      ...minutes("20"),
      ...channel("C0SUPPORT"),
      ...team("t-support"),
    });
    expect(errors).toEqual({});
    expect(await saved()).toMatchObject([
      {
        minutes: 20,
        tell: { kind: "channel", channelId: "C0SUPPORT" },
        teamId: "t-support",
        officeHours: false,
        setUpBy: "U0MARCO",
        setUpAt: NOON,
        state: { kind: "active" },
      },
    ]);
    expect(readableView(modal())).toContain("20 min before the target");
  });

  it("adds one for owners, in office hours, without a channel", async () => {
    const calendar = {
      zone: "Europe/Berlin",
      week: { "1": [["09:00", "17:00"]] as [string, string][] },
      holidays: [],
    };
    bot.source.setCalendars({ everyone: calendar, byTeam: new Map() });
    await bot.say("U0MARCO", "/digest alerts add");
    await bot.submit("U0MARCO", { ...tell("owner"), ...inOfficeHours });
    expect(await saved()).toMatchObject([
      { minutes: 15, tell: { kind: "owner", otherwise: null }, officeHours: true },
    ]);
  });

  it("does not ask for office hours where there are none", async () => {
    await bot.say("U0MARCO", "/digest alerts add");
    expect(readableView(modal())).not.toContain("office hours");
  });

  it("says before and after when first responses have no target", async () => {
    await bot.say("U0MARCO", "/digest alerts add");
    expect(readableView(modal())).toContain("First responses have no target yet");
    await bot.submit("U0MARCO", channel("C0SUPPORT"));
    expect(readableView(modal())).toContain("Nothing is told");
    expect(await saved()).toHaveLength(1);
  });

  it.each([["0"], ["1441"], ["1.5"], ["-5"], ["ten"], [null]])("takes no %s minutes", async (value) => {
    await bot.say("U0MARCO", "/digest alerts add");
    const errors = await bot.submit("U0MARCO", { ...minutes(value), ...channel("C0SUPPORT") });
    expect(Object.keys(errors)).toEqual(["minutes"]);
    expect(await saved()).toEqual([]);
  });

  it("asks for a channel where one is to be told", async () => {
    await bot.say("U0MARCO", "/digest alerts add");
    expect(await bot.submit("U0MARCO", {})).toEqual({ channel: "Choose a channel." });
  });

  it.each([
    ["C0OLD", "archived"],
    ["C0OLD", "archived"],
    ["C0PARTNER", "another company"],
  ])("comes back, filled, when %s takes no post", async (id, words) => {
    await bot.say("U0MARCO", "/digest alerts add");
    await bot.submit("U0MARCO", { ...minutes("33"), ...channel(id) });
    expect(await saved()).toEqual([]);
    expect(readableView(modal())).toContain(words);
    expect(JSON.stringify(modal()?.content)).toContain('"initial_value":"33"');
    await bot.submit("U0MARCO", channel("C0SUPPORT"));
    expect(await saved()).toMatchObject([{ minutes: 33, tell: { channelId: "C0SUPPORT" } }]);
  });

  it("keeps an alert whose channel I am not in, twice sent too, and it tells once I was invited", async () => {
    await bot.say("U0MARCO", "/digest alerts add");
    const form = modal();
    if (form === undefined) throw new Error("There is no form");
    const state = { kind: "paused", because: "bot-not-in-channel", at: NOON };
    for (let times = 0; times < 2; times += 1) {
      bot.standIn.workspace.setModalStack("U0MARCO", [form]);
      await bot.submit("U0MARCO", channel("C0GENERAL"));
      expect(readableView(modal())).toContain("I am not in its channel. Write /invite @Caseboard there");
      expect(await saved()).toMatchObject([{ tell: { channelId: "C0GENERAL" }, state }]);
    }
    const general = bot.standIn.workspace.channel("C0GENERAL");
    if (general === undefined) throw new Error("There is no such channel");
    bot.standIn.workspace.setChannel({ ...general, hasBot: true });
    await bot.say("U0MARCO", "/digest alerts");
    await bot.press("U0MARCO", alertActions.resume);
    expect(await saved()).toMatchObject([{ tell: { channelId: "C0GENERAL" }, state: { kind: "active" } }]);
  });

  it("opened from the list draws the list anew", async () => {
    await bot.say("U0MARCO", "/digest alerts");
    await bot.press("U0MARCO", alertActions.add);
    await bot.submit("U0MARCO", channel("C0SUPPORT"));
    expect(newest()).toContain("15 min before the target");
    expect(bot.seen("U0MARCO")).toHaveLength(1);
  });
});

describe("rights", () => {
  it.each([
    ["U0AISHA", "Only owners, admins and managers can do that"],
    ["U0VERA", "Only owners, admins and managers can do that"],
    ["U0NORA", "not linked to a member"],
    ["U0GUEST", "not to guests"],
  ])("%s can neither see nor change alerts, by words or by buttons of others", async (who, words) => {
    await alerts.save(sample, 0);
    await bot.say("U0MARCO", "/digest alerts");
    const list = bot.newest("U0MARCO");
    for (const text of ["/digest alerts", "/digest alerts add"]) {
      await bot.say(who, text);
      expect(newest(who)).toContain(words);
    }
    const block = list.blocks.find((one) => JSON.stringify(one).includes(alertActions.pause));
    for (const actionId of [alertActions.pause, alertActions.resume, alertActions.remove, alertActions.add]) {
      await forgedPress(who, actionId, String(block?.block_id));
      expect(newest(who)).toContain(words);
    }
    expect(await saved()).toEqual([sample]);
    expect(bot.modal(who)).toBeUndefined();
  });

  it("a form that was opened as a manager saves nothing once the rights are gone", async () => {
    await bot.say("U0MARCO", "/digest alerts add");
    await bot.say("U0OLIVIA", "/caseboard role @marco agent");
    await bot.submit("U0MARCO", channel("C0SUPPORT"));
    expect(await saved()).toEqual([]);
    expect(readableView(modal())).toContain("Only owners, admins and managers");
  });

  it("a form sent a second time adds nothing", async () => {
    await bot.say("U0MARCO", "/digest alerts add");
    const metadata = String(modal()?.content.private_metadata);
    await bot.submit("U0MARCO", channel("C0SUPPORT"));
    const [first] = await saved();
    await forgedSubmit("U0MARCO", metadata);
    expect(await saved()).toEqual([first]);
  });
});

/** A press as Slack signs it, of a button that the person may never have seen. */
function forgedPress(as: string, actionId: string, blockId: string): Promise<number> {
  return interaction({
    type: "block_actions",
    user: { id: as },
    trigger_id: `forged-${actionId}-${as}`,
    channel: { id: "C0SUPPORT" },
    container: { type: "message", is_ephemeral: true },
    actions: [{ action_id: actionId, block_id: blockId }],
  });
}

function forgedSubmit(as: string, metadata: string): Promise<number> {
  return interaction({
    type: "view_submission",
    user: { id: as },
    trigger_id: "forged-submission",
    view: {
      id: "V0FORGED",
      callback_id: "modal.alert",
      private_metadata: metadata,
      state: {
        values: {
          minutes: { "alert.minutes": { value: "15" } },
          channel: { "alert.channel": { selected_conversation: "C0SUPPORT" } },
        },
      },
    },
  });
}

function interaction(payload: object): Promise<number> {
  return bot.send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM);
}

const FORM = "application/x-www-form-urlencoded";
