import type { DeliveryOutcome } from "../../../../src/domain/digests/delivery";
import { type Digest, digestSections, pauseReasons } from "../../../../src/domain/digests/digest";
import { digestActions, placeId } from "../../../../src/slack/digests/manage/action-ids";
import { checkMessage } from "../../../../src/slack/limits";
import { sampleDigest } from "../../../support/digest-samples";
import { forgedSlack } from "../../../support/forged-slack";
import { memoryDigests } from "../../../support/memory-digests";
import { expectNoProblem, NOON, readable, type SlackTeam, startSlackTeam } from "../../../support/slack-team";
import { hostileNames } from "../../../support/views";

let team: SlackTeam;
let digests: ReturnType<typeof memoryDigests>;
const forged = forgedSlack(() => team);

beforeEach(async () => {
  digests = memoryDigests();
  team = await startSlackTeam({ slack: { digests } });
});

afterEach(async () => {
  expectNoProblem(team);
  await team.close();
});

const shown = (as = "U0MARCO") => {
  const message = team.newest(as);
  expect(message.onlyFor).toBe(as);
  expect(checkMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
  return message;
};

async function list(as = "U0MARCO"): Promise<string> {
  await team.say(as, "/digest");
  return readable(shown(as));
}

const saved = async () => (await digests.list()).map(({ value }) => value);

function past(outcome: DeliveryOutcome, localDate = "2026-11-09") {
  const dueAt = Date.parse(`${localDate}T08:00:00Z`);
  digests.remember({ subject: { kind: "digest", digestId: "d1", localDate }, dueAt, outcome });
}

/** A press of a button as Slack would send it, of whatever digest and page. */
const press = (id: string, actionId: string, digestId: string | null, page = 0) =>
  forged.interaction(id, {
    type: "block_actions",
    container: { type: "message", is_ephemeral: true, channel_id: "C0SUPPORT" },
    channel: { id: "C0SUPPORT" },
    response_url: team.standIn.responseUrl({ channel: "C0SUPPORT", userId: id, messageTs: null }),
    actions: [{ type: "button", action_id: actionId, block_id: placeId({ page, digestId }) }],
  });

describe("the list of digests", () => {
  it("tells of each where, when, what, and when it comes next", async () => {
    await digests.save(sampleDigest({}, { teamId: "t-support" }), 0);
    const text = await list();
    expect(text).toContain("Weekly digest");
    expect(text).toContain("Mondays at 09:00, Europe/Berlin");
    expect(text).toContain(
      "Highlights, leaderboard by cases closed and recent feedback; team Customer Support only",
    );
    const blocks = JSON.stringify(shown().blocks);
    expect(blocks).toContain('"channel_id":"C0SUPPORT"');
    // Monday 16 November, 09:00 in Berlin, an hour ahead of UTC.
    expect(blocks).toContain(`"timestamp":${Date.parse("2026-11-16T08:00:00Z") / 1000}`);
  });

  it.each([
    [[1, 2, 3, 4, 5], "Monday to Friday at 09:00"],
    [[1, 2, 3, 4, 5, 6, 7], "Every day at 09:00"],
    [[1, 3, 7], "Mondays, Wednesdays and Sundays at 09:00"],
  ])("says the days %j in words", async (days, words) => {
    await digests.save(sampleDigest({ schedule: { days, time: "09:00", zone: "UTC" } }), 0);
    expect(await list()).toContain(words);
  });

  it("tells when the last one was posted, and nothing more when it was in time", async () => {
    await digests.save(sampleDigest(), 0);
    past({ kind: "posted", at: NOON, channelId: "C0SUPPORT", ts: "1.2", isLate: false });
    const told = (await list()).split("\n");
    expect(told[told.indexOf("Last: posted ") + 1]).toBe("Edit…");
  });

  it("tells when the last one was posted, and that it was late", async () => {
    await digests.save(sampleDigest(), 0);
    const at = Date.parse("2026-11-09T10:00:00Z");
    past({ kind: "posted", at, channelId: "C0SUPPORT", ts: "1.2", isLate: true });
    expect(await list()).toContain("Last: posted");
    expect(readable(shown())).toContain(", late");
    expect(JSON.stringify(shown().blocks)).toContain(`"timestamp":${at / 1000}`);
  });

  it.each([
    [
      { kind: "missed", because: "too-late" },
      "Missed: the one for 9 Nov 2026 was not posted. Caseboard was not running",
    ],
    [{ kind: "missed", because: "overtaken" }, "a later one was posted in its place"],
    [
      { kind: "dropped", because: "paused: channel-gone" },
      "Left out: the one for 9 Nov 2026 was not posted. The digest was paused then.",
    ],
    [{ kind: "due" }, "Late: the one for 9 Nov 2026 is not posted yet. I keep trying."],
  ] as const)("tells what became of one that was not posted: %j", async (outcome, words) => {
    await digests.save(sampleDigest(), 0);
    past(outcome);
    past({ kind: "posted", at: 0, channelId: "C0SUPPORT", ts: "1.2", isLate: false }, "2026-11-02");
    const text = (await list()).replaceAll("\n", "");
    expect(text).toContain(words);
    expect(text).toContain("Last: posted");
  });

  it("says nothing of one that was missed before the last was posted", async () => {
    await digests.save(sampleDigest(), 0);
    past({ kind: "missed", because: "too-late" }, "2026-11-02");
    past({ kind: "posted", at: 0, channelId: "C0SUPPORT", ts: "1.2", isLate: false });
    expect(await list()).not.toContain("Missed");
  });

  it.each(pauseReasons)(
    "says why one is paused by %s and what to do, and offers to resume it",
    async (because) => {
      await digests.save(sampleDigest({ state: { kind: "paused", because, at: NOON } }), 0);
      const text = await list();
      expect(text).toContain("Paused");
      expect(text).toMatch(/Resume|Edit/);
      expect(text).not.toContain("Next: ");
      const blocks = JSON.stringify(shown().blocks);
      expect(blocks).toContain(digestActions.resume);
      expect(blocks).not.toContain(`"${digestActions.pause}"`);
    },
  );

  it("tells why it was left out only while it is not paused any more", async () => {
    await digests.save(sampleDigest({ state: { kind: "paused", because: "channel-gone", at: NOON } }), 0);
    past({ kind: "dropped", because: "paused: channel-gone" });
    expect(await list()).not.toContain("Left out");
  });

  it("tells somebody who was unlinked for a time how their own week comes again", async () => {
    await team.say("U0AISHA", "/digest me");
    const own = await digests.find("own-U0AISHA");
    if (own === null) throw new Error("There is no summary");
    const state = { kind: "paused", because: "rights-gone", at: NOON } as const;
    await digests.save({ ...own.value, state }, own.version);
    const text = await list("U0AISHA");
    expect(text).toContain("You were not linked to a member of the support team then");
    expect(text).not.toContain("Next: ");
    await team.press("U0AISHA", digestActions.ownOn);
    expect((await digests.find("own-U0AISHA"))?.value.state).toEqual({ kind: "active" });
    expect(readable(shown("U0AISHA"))).toContain("Next: ");
  });

  it("asks before it removes, with a danger button", async () => {
    await digests.save(sampleDigest(), 0);
    await list();
    const [confirm = ""] = JSON.stringify(shown().blocks).match(/"confirm":\{.*?"style":"danger"/) ?? [];
    expect(confirm).toContain("Weekly digest will not come any more");
  });

  it("pages a hundred, each within Slack's limits, and keeps the page when one is changed", async () => {
    const name = (number: number) => `Digest ${String(number).padStart(3, "0")} ${"🦊".repeat(20)}`;
    for (let number = 1; number <= 100; number += 1) {
      const state = { kind: "paused", because: "channel-gone", at: NOON } as const;
      const given = { id: `d${number}`, name: name(number), state };
      await digests.save(sampleDigest(given, { sections: [...digestSections], teamId: "T".repeat(300) }), 0);
    }
    expect(await list()).toContain("Showing 1–10 of 100.");
    for (let page = 1; page < 10; page += 1) {
      await team.press("U0MARCO", digestActions.next);
      expect(readable(shown())).toContain(`Showing ${page * 10 + 1}–${page * 10 + 10} of 100.`);
    }
    expect(team.seen("U0MARCO")).toHaveLength(1);
    expect(readable(shown())).toContain("Digest 100");
    expect(JSON.stringify(shown().blocks)).not.toContain(`"${digestActions.next}"`);
    await press("U0MARCO", digestActions.resume, "d95", 9);
    expect(readable(shown())).toContain("Showing 91–100 of 100.");
    expect(readable(shown())).toContain("comes again");
    await team.press("U0MARCO", digestActions.previous);
    expect(readable(shown())).toContain("Showing 81–90 of 100.");
  });

  it.each(Object.entries(hostileNames))("shows names that are %s as text", async (_, name) => {
    const kept = name.trim().slice(0, 60) || "x";
    await digests.save(sampleDigest({ name: kept }, { teamId: name || "t", channelId: "C0SUPPORT" }), 0);
    await list();
    const { text, blocks } = shown();
    expect(JSON.stringify(blocks)).not.toContain("mrkdwn");
    expect(text).not.toMatch(/<[!@]/);
    await team.say("U0MARCO", '/digest remove "Weekly"');
    shown();
  });
});

describe("the buttons of the list", () => {
  beforeEach(() => digests.save(sampleDigest(), 0));

  it("pause and resume in place, and say what was done", async () => {
    await list();
    await team.press("U0MARCO", digestActions.pause);
    expect(team.seen("U0MARCO")).toHaveLength(1);
    expect(readable(shown())).toContain("is paused. It does not come until somebody resumes it");
    expect(await saved()).toMatchObject([{ state: { kind: "paused", because: "asked" } }]);
    await team.press("U0MARCO", digestActions.resume);
    expect(readable(shown())).toContain("comes again, with your rights");
    expect(await saved()).toMatchObject([{ state: { kind: "active" }, setUpBy: "U0MARCO" }]);
    await team.press("U0MARCO", digestActions.remove);
    expect(readable(shown())).toContain("There are no digests yet.");
    expect(await saved()).toEqual([]);
  });

  it("of one that is gone meanwhile say so", async () => {
    await list();
    await digests.remove("d1");
    await team.press("U0MARCO", digestActions.pause);
    expect(readable(shown())).toContain("not there any more");
    await press("U0MARCO", digestActions.edit, "d1");
    expect(readable(shown())).toContain("not there any more");
    await press("U0MARCO", digestActions.preview, "d1");
    expect(readable(shown())).toContain("not there any more");
    expect(team.modal("U0MARCO")).toBeUndefined();
  });

  const all = Object.values(digestActions);
  const ofTeam = [
    digestActions.add,
    digestActions.edit,
    digestActions.pause,
    digestActions.resume,
    digestActions.preview,
    digestActions.remove,
    digestActions.removeForGood,
  ];

  it.each(all)("%s forged by an agent neither changes nor shows anything of the team's", async (actionId) => {
    const text = await forged.sees("U0AISHA", () => press("U0AISHA", actionId, "d1"));
    expect(text).not.toContain("Weekly digest");
    expect(text).not.toContain("Ben Okafor");
    if ((ofTeam as readonly string[]).includes(actionId)) {
      expect(text).toContain("Only owners, admins and managers");
    }
    expect((await saved()).filter(({ content }) => content.kind === "team")).toEqual([sampleDigest()]);
    expect(team.modal("U0AISHA")).toBeUndefined();
  });

  it.each(all)(
    "%s forged by somebody who is no member changes nothing and shows nothing",
    async (actionId) => {
      for (const id of ["U0NORA", "U0GUEST", "U0STRANGER"]) {
        const text = await forged.sees(id, () => press(id, actionId, "d1"));
        expect(text).not.toContain("Weekly digest");
        expect(team.modal(id)).toBeUndefined();
      }
      expect(await saved()).toEqual([sampleDigest()]);
    },
  );

  it.each(all)("%s forged for somebody else's summary leaves it alone", async (actionId) => {
    await team.say("U0BEN", "/digest me friday 17:45");
    const before = (await digests.find("own-U0BEN"))?.value;
    const text = await forged.sees("U0MARCO", () => press("U0MARCO", actionId, "own-U0BEN"));
    expect(text).not.toContain("17:45");
    expect((await digests.find("own-U0BEN"))?.value).toEqual(before);
  });

  it.each(["", "d2", "../d1", "x".repeat(300)])("of a digest “%s” that never was say so", async (id) => {
    const block = { type: "button", action_id: digestActions.pause, block_id: `digests:99999:${id}` };
    await forged.interaction("U0MARCO", {
      type: "block_actions",
      container: { type: "message", is_ephemeral: true },
      channel: { id: "C0SUPPORT" },
      response_url: team.standIn.responseUrl({ channel: "C0SUPPORT", userId: "U0MARCO", messageTs: null }),
      actions: [block],
    });
    expect(readable(shown())).toContain("not there any more");
    expect(await saved()).toEqual([sampleDigest()]);
  });
});

describe("a forged form", () => {
  const values = {
    name: { "digest.name": { value: "Mine" } },
    channel: { "digest.channel": { selected_conversation: "C0SUPPORT" } },
    days: { "digest.days": { selected_options: [{ value: "1" }] } },
    time: { "digest.time": { selected_time: "09:00" } },
    zone: { "digest.zone": { selected_option: { value: "UTC" } } },
    sections: { "digest.sections": { selected_options: [{ value: "usage" }] } },
    rankBy: { "digest.rankBy": { selected_option: { value: "casesClosed" } } },
  };
  const metadata = (over: object) => ({
    digestId: "d1",
    version: 1,
    channelId: "C0SUPPORT",
    responseUrl: null,
    page: null,
    ...over,
  });
  const submit = (id: string, over: object = {}) =>
    forged.submit(id, "modal.digest", { metadata: metadata(over), values });

  beforeEach(() => digests.save(sampleDigest(), 0));

  it.each(["U0AISHA", "U0VERA", "U0NORA", "U0GUEST", "U0STRANGER"])("of %s saves nothing", async (id) => {
    await submit(id);
    await submit(id, { digestId: "new", version: 0 });
    expect(await saved()).toEqual([sampleDigest()]);
  });

  it.each([
    { digestId: "own-U0BEN", version: 0 },
    { digestId: "../../x", version: 0 },
    { digestId: 7 },
    { version: -1 },
  ])("with %j saves nothing", async (over) => {
    await submit("U0MARCO", over);
    const all: readonly Digest[] = await saved();
    expect(all).toEqual([sampleDigest()]);
  });

  it("leads to no other server", async () => {
    await submit("U0MARCO", { responseUrl: "http://127.0.0.1:9/evil" });
    expect(await saved()).toMatchObject([{ name: "Mine" }]);
    expect(readable(team.newest("U0MARCO"))).toContain("Saved.");
  });
});
