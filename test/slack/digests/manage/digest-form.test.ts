import { digestActions } from "../../../../src/slack/digests/manage/action-ids";
import { checkView } from "../../../../src/slack/limits";
import { sampleDigest } from "../../../support/digest-samples";
import { memoryDigests } from "../../../support/memory-digests";
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
} from "../../../support/slack-team";

let team: SlackTeam;
let digests: ReturnType<typeof memoryDigests>;

beforeEach(async () => {
  digests = memoryDigests();
  team = await startSlackTeam({ slack: { digests } });
});

afterEach(async () => {
  expectNoProblem(team);
  await team.close();
});

const name = (value: string | null) => ({ "digest.name": { type: "plain_text_input", value } });
const channel = (id: string) => ({ "digest.channel": channelChoice(id) });
const days = (...values: string[]) => ({ "digest.days": options(...values) });
const time = (selected_time: string | null) => ({ "digest.time": { type: "timepicker", selected_time } });
const zone = (value: string) => ({ "digest.zone": { ...option(value), type: "external_select" } });
const sections = (...values: string[]) => ({
  "digest.sections": { ...options(...values), type: "checkboxes" },
});
const rankBy = (value: string) => ({ "digest.rankBy": option(value) });
const only = (value: string) => ({ "digest.team": option(value) });

const saved = async () => (await digests.list()).map(({ value }) => value);
const modal = (as = "U0MARCO") => {
  const view = team.modal(as);
  expect(checkView(view?.content)).toEqual([]);
  return view;
};
const written = (as?: string) => JSON.stringify(modal(as)?.content);

describe("the form of a new digest", () => {
  beforeEach(() => team.say("U0MARCO", "/digest add"));

  it("comes filled with a week's start in one's own zone", () => {
    const text = written();
    for (const initial of [
      '"initial_value":"Weekly digest"',
      '"initial_time":"09:00"',
      '"value":"Europe/Berlin"',
      '"default_to_current_conversation":true',
      '"exclude_external_shared_channels":true',
    ]) {
      expect(text).toContain(initial);
    }
    expect(text).toMatch(/"initial_options":\[\{"text":\{[^{}]*"text":"Monday"/);
    expect(readableView(modal())).toContain("Members ranked by one number");
  });

  it("saves what was entered, says what it will do and when, and offers the preview and the list", async () => {
    const errors = await team.submit("U0MARCO", {
      name: name("  Sales\n wins "),
      channel: channel("C0LEADS"),
      days: days("5", "1"),
      time: time("17:45"),
      zone: zone("Asia/Tokyo"),
      sections: sections("usage", "performance"),
      rankBy: rankBy("repliesSent"),
      team: only("t-support"),
    });
    expect(errors).toEqual({});
    const [digest, ...others] = await saved();
    expect(others).toEqual([]);
    expect(digest).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{18}$/),
      name: "Sales wins",
      setUpBy: "U0MARCO",
      schedule: { days: [1, 5], time: "17:45", zone: "Asia/Tokyo" },
      content: {
        kind: "team",
        channelId: "C0LEADS",
        sections: ["performance", "usage"],
        teamId: "t-support",
        rankBy: "repliesSent",
      },
      state: { kind: "active" },
      plannedUpTo: NOON,
    });
    const text = readableView(modal());
    expect(text).toContain("Sales wins");
    expect(text).toContain("on Mondays and Fridays at 17:45, Asia/Tokyo");
    expect(text).toContain("Leaderboard by");
    expect(text).toContain("team Customer Support only");
    // Monday 16 November 17:45 in Tokyo, nine hours ahead of UTC.
    expect(written()).toContain(`"timestamp":${Date.parse("2026-11-16T08:45:00Z") / 1000}`);
    await team.pressModal("U0MARCO", digestActions.list);
    expect(readable(team.newest("U0MARCO"))).toContain("Sales wins");
    await team.pressModal("U0MARCO", digestActions.preview);
    expect(readable(team.newest("U0MARCO"))).toContain("Preview");
    expect(team.seen("U0MARCO").every(({ onlyFor }) => onlyFor === "U0MARCO")).toBe(true);
  });

  it.each([
    [{ name: name(null) }, { name: "Give it a name." }],
    [{ name: name(" \n ") }, { name: "Give it a name." }],
    [{ name: name("x".repeat(61)) }, { name: "Use at most 60 characters." }],
    [
      { name: name("Own-U0BEN") },
      { name: "Names that begin with own- are kept for people’s own summaries." },
    ],
    [
      { channel: { "digest.channel": { type: "conversations_select", selected_conversation: null } } },
      { channel: "Choose a channel." },
    ],
    [{ days: days() }, { days: "Choose at least one day." }],
    [{ days: days("0", "8", "x") }, { days: "Choose at least one day." }],
    [{ time: time(null) }, { time: "Choose a time." }],
    [{ time: time("25:00") }, { time: "Choose a time." }],
    [{ zone: zone("Mars/Olympus") }, { zone: "Choose a time zone, such as Europe/Berlin." }],
    [{ sections: sections() }, { sections: "Choose at least one thing to show." }],
    [{ sections: sections("salaries") }, { sections: "Choose at least one thing to show." }],
    [{ rankBy: rankBy("beauty") }, { rankBy: "Choose a number." }],
  ])("tells at the input what is wrong with %j", async (entered, errors) => {
    expect(await team.submit("U0MARCO", { channel: channel("C0SUPPORT"), ...entered })).toEqual(errors);
    expect(await saved()).toEqual([]);
    expect(written()).toContain("initial_value");
  });

  it.each([
    ["C0OLD", "archived"],
    ["C0PARTNER", "another company"],
  ])(
    "comes back filled, with what is wrong with the channel %s on top, and can be saved then",
    async (id, words) => {
      const entered = { name: name("Kept"), days: days("2"), time: time("06:30"), zone: zone("Asia/Tokyo") };
      await team.submit("U0MARCO", {
        ...entered,
        channel: channel(id),
        sections: sections("usage"),
        team: only("t-billing"),
      });
      expect(readableView(modal())).toContain(words);
      const text = written();
      for (const kept of [
        '"Kept"',
        '"06:30"',
        '"Asia/Tokyo"',
        `"initial_conversation":"${id}"`,
        "t-billing",
      ]) {
        expect(text).toContain(kept);
      }
      expect(await saved()).toEqual([]);
      await team.submit("U0MARCO", { channel: channel("C0SUPPORT") });
      expect(await saved()).toMatchObject([
        {
          name: "Kept",
          schedule: { days: [2], time: "06:30", zone: "Asia/Tokyo" },
          content: { channelId: "C0SUPPORT", sections: ["usage"], teamId: "t-billing" },
        },
      ]);
    },
  );

  it.each([
    ["C0GENERAL", "bot-not-in-channel", "I am not in the channel. Write "],
    ["C0NOWHERE", "channel-gone", "I cannot see the channel. If it is private, write "],
  ])(
    "is saved for the channel %s, where nobody can invite me while it is open, and comes once I was",
    async (id, because, words) => {
      await team.submit("U0MARCO", { name: name("Kept"), channel: channel(id) });
      const state = { kind: "paused", because, at: NOON };
      expect(await saved()).toMatchObject([{ name: "Kept", content: { channelId: id }, state }]);
      expect(readableView(modal())).toContain(`It does not come yet\n. ${words}`);
      await team.pressModal("U0MARCO", digestActions.list);
      await team.press("U0MARCO", digestActions.resume);
      expect(readable(team.newest("U0MARCO"))).toContain("stays paused");
      await team.say("U0MARCO", "/digest edit kept");
      await team.submit("U0MARCO", { channel: channel("C0SUPPORT") });
      expect(await saved()).toMatchObject([{ name: "Kept", state: { kind: "active" }, plannedUpTo: NOON }]);
    },
  );

  it("comes once the bot was invited and it is resumed", async () => {
    await team.submit("U0MARCO", { name: name("Kept"), channel: channel("C0GENERAL") });
    const general = team.standIn.workspace.channel("C0GENERAL");
    if (general === undefined) throw new Error("There is no such channel");
    team.standIn.workspace.setChannel({ ...general, hasBot: true });
    await team.say("U0MARCO", "/digest resume kept");
    expect(await saved()).toMatchObject([{ name: "Kept", state: { kind: "active" } }]);
  });

  it("comes back when there is a digest of that name already, in whatever case", async () => {
    await digests.save(sampleDigest({ name: "Wins" }), 0);
    await team.submit("U0MARCO", { name: name("WINS"), channel: channel("C0SUPPORT") });
    expect(readableView(modal())).toContain("There is a digest of this name already");
    expect(await saved()).toHaveLength(1);
  });

  it("comes back when the team is not there", async () => {
    await team.submit("U0MARCO", { channel: channel("C0SUPPORT"), team: only("t-gone") });
    expect(readableView(modal())).toContain("is not there any more");
    expect(await saved()).toEqual([]);
  });

  it("refuses somebody who lost their rights meanwhile", async () => {
    await team.say("U0OLIVIA", "/caseboard role @marco agent");
    await team.submit("U0MARCO", { channel: channel("C0SUPPORT") });
    expect(readableView(modal())).toContain("Only owners, admins and managers");
    expect(await saved()).toEqual([]);
  });

  it("tells by message what came of it when it was closed meanwhile", async () => {
    const submitted = team.submit("U0MARCO", { channel: channel("C0SUPPORT") });
    team.standIn.workspace.setModalStack("U0MARCO", []);
    await submitted;
    expect(await saved()).toHaveLength(1);
    expect(readable(team.newest("U0MARCO"))).toContain("Saved.");
  });

  it("suggests a name that is free", async () => {
    await digests.save(sampleDigest({ name: "weekly digest" }), 0);
    await team.say("U0MARCO", "/digest add");
    expect(written()).toContain('"initial_value":"Weekly digest 2"');
    await team.say("U0MARCO", "/digest add Sales <wins>");
    expect(written()).toContain('"initial_value":"Sales');
  });
});

describe("the form of a digest that is there", () => {
  beforeEach(async () => {
    await digests.save(sampleDigest({ name: "Wins" }, { teamId: "t-support" }), 0);
    await team.say("U0MARCO", "/digest edit wins");
  });

  it("comes filled with it, and changes only what was changed", async () => {
    await team.submit("U0MARCO", { time: time("10:00") });
    expect(await saved()).toEqual([
      sampleDigest(
        {
          name: "Wins",
          setUpBy: "U0MARCO",
          schedule: { days: [1], time: "10:00", zone: "Europe/Berlin" },
          plannedUpTo: NOON,
        },
        { teamId: "t-support" },
      ),
    ]);
  });

  it("chooses no channel where the digest's is gone or not to be seen, and none of its own accord", async () => {
    await digests.save(sampleDigest({ id: "d2", name: "Gone" }, { channelId: "C0NOWHERE" }), 0);
    await team.say("U0MARCO", "/digest edit gone");
    expect(written()).toContain('"initial_value":"Gone"');
    expect(written()).not.toContain("initial_conversation");
    expect(written()).not.toContain("default_to_current_conversation");
    await team.submit("U0MARCO", { channel: channel("C0LEADS") });
    expect((await digests.find("d2"))?.value.content).toMatchObject({ channelId: "C0LEADS" });
  });

  it("says that a digest whose team is gone would be of everyone", async () => {
    await digests.save(sampleDigest({ id: "d2", name: "Left" }, { teamId: "t-gone" }), 0);
    await team.say("U0MARCO", "/digest edit left");
    expect(readableView(modal())).toContain("narrowed to is not known any more");
    await team.say("U0MARCO", "/digest edit wins");
    expect(readableView(modal())).not.toContain("not known any more");
  });

  it("asks for the number of a leaderboard that is not known any more", async () => {
    await digests.save(sampleDigest({ id: "d2", name: "Old" }, { rankBy: "smiles" }), 0);
    await team.say("U0MARCO", "/digest edit old");
    expect(await team.submit("U0MARCO", {})).toEqual({ rankBy: "Choose a number." });
    await team.say("U0MARCO", "/digest list");
    expect(readable(team.newest("U0MARCO"))).not.toContain("smiles");
  });

  it("says that a post which is due and has not come yet does not come by the new schedule", async () => {
    // Due at noon of this Sunday; the tick that posts it has not come yet.
    const schedule = { days: [7], time: "12:00", zone: "UTC" };
    await digests.save(sampleDigest({ id: "d2", name: "Sundays", schedule, plannedUpTo: NOON - 1 }), 0);
    await team.say("U0MARCO", "/digest edit sundays");
    await team.submit("U0MARCO", { days: days("3"), time: time("12:00") });
    expect(readableView(modal())).toContain(
      "The one for 15 Nov 2026 was due by the schedule before. It does not come.",
    );
  });

  it.each([
    ["comes later that day", { days: [7], plannedUpTo: NOON - 1, entered: "7" }],
    ["had come already", { days: [7], plannedUpTo: NOON, entered: "3" }],
    ["was not due", { days: [6], plannedUpTo: NOON - 1, entered: "3" }],
  ])("says nothing of one that %s", async (_, { days: before, plannedUpTo, entered }) => {
    const schedule = { days: before, time: "12:00", zone: "UTC" };
    await digests.save(sampleDigest({ id: "d2", name: "Sundays", schedule, plannedUpTo }), 0);
    await team.say("U0MARCO", "/digest edit sundays");
    await team.submit("U0MARCO", { days: days(entered), time: time("13:00") });
    expect(readableView(modal())).toContain("Saved.");
    expect(readableView(modal())).not.toContain("does not come");
  });

  it("leaves what was planned as it was when the schedule stays", async () => {
    await team.submit("U0MARCO", { name: name("Wins of the week") });
    expect(await saved()).toMatchObject([{ plannedUpTo: sampleDigest().plannedUpTo }]);
  });

  it("tells the second of two who edit at once, loses nothing, and saves on a second press", async () => {
    await team.say("U0OLIVIA", "/digest edit wins");
    await team.submit("U0OLIVIA", { time: time("07:00") });
    await team.submit("U0MARCO", { name: name("Mine"), time: time("08:00") });
    expect(readableView(modal())).toContain("Somebody else changed this digest");
    expect(written()).toContain('"Mine"');
    expect(await saved()).toMatchObject([{ name: "Wins", schedule: { time: "07:00" }, setUpBy: "U0OLIVIA" }]);
    await team.submit("U0MARCO", {});
    expect(await saved()).toMatchObject([{ name: "Mine", schedule: { time: "08:00" }, setUpBy: "U0MARCO" }]);
  });

  it("tells when it was removed meanwhile, and adds it anew on a second press", async () => {
    await digests.remove("d1");
    await team.submit("U0MARCO", { time: time("08:00") });
    expect(readableView(modal())).toContain("Somebody removed this digest");
    expect(await saved()).toEqual([]);
    await team.submit("U0MARCO", {});
    expect(await saved()).toMatchObject([{ name: "Wins", schedule: { time: "08:00" } }]);
  });

  it.each([
    ["asked", "paused"],
    ["bot-not-in-channel", "active"],
    ["rights-gone", "active"],
  ] as const)("one paused by %s is %s after saving", async (because, kind) => {
    const found = await digests.find("d1");
    const state = { kind: "paused", because, at: NOON - 1 } as const;
    await digests.save(sampleDigest({ name: "Wins", state }), found?.version ?? 0);
    await team.say("U0MARCO", "/digest edit wins");
    await team.submit("U0MARCO", {});
    expect((await saved())[0]?.state.kind).toBe(kind);
    expect(readableView(modal()).includes("Paused")).toBe(kind === "paused");
  });

  it("comes next week when it came this morning and is moved to this afternoon", async () => {
    digests.remember({
      subject: { kind: "digest", digestId: "d1", localDate: "2026-11-15" },
      dueAt: NOON - 3_600_000,
      outcome: { kind: "posted", at: NOON - 3_600_000, channelId: "C0SUPPORT", ts: "1.2", isLate: false },
    });
    await team.submit("U0MARCO", { days: days("7"), time: time("20:00"), zone: zone("UTC") });
    expect(written()).toContain(`"timestamp":${Date.parse("2026-11-22T20:00:00Z") / 1000}`);
  });
});

describe("a form that is sent twice", () => {
  it("adds one digest, and tells of it as saved both times", async () => {
    await team.say("U0MARCO", "/digest add");
    const view = team.modal("U0MARCO");
    await team.submit("U0MARCO", { channel: channel("C0SUPPORT") });
    if (view === undefined) throw new Error("There is no form");
    team.standIn.workspace.setModalStack("U0MARCO", [view]);
    await team.submit("U0MARCO", { channel: channel("C0SUPPORT") });
    expect(await saved()).toHaveLength(1);
    expect(readableView(modal())).toContain("Saved.");
  });
});

describe("opening the form", () => {
  it("too late says so", async () => {
    const { triggers } = team.standIn.context;
    jest.spyOn(triggers, "exchange").mockReturnValue({ error: "expired_trigger_id" });
    await team.say("U0MARCO", "/digest add");
    expect(team.modal("U0MARCO")).toBeUndefined();
    expect(readable(team.newest("U0MARCO"))).toContain("That took too long");
  });

  it("from the list draws the list anew once it is saved", async () => {
    await digests.save(sampleDigest({ name: "Wins" }), 0);
    await team.say("U0MARCO", "/digest");
    await team.press("U0MARCO", digestActions.edit);
    await team.submit("U0MARCO", { name: name("Losses") });
    expect(team.seen("U0MARCO")).toHaveLength(1);
    expect(readable(team.newest("U0MARCO"))).toContain("Losses");
  });
});
