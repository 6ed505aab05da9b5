import { type ChangeInput, pauseDigest, resumeDigest } from "../../../commands/digest/changes";
import { turnOnOwnSummary } from "../../../commands/digest/own-summary";
import { timeIn, weekdayIn } from "../../../commands/digest/weekday-words";
import type { Services } from "../../../commands/services";
import { sampleDigest } from "../../support/digest-samples";
import { memoryDigests } from "../../support/memory-digests";

const manager = {
  kind: "member",
  slackUserId: "U0MARCO",
  viewer: { kind: "member", memberId: "m-marco", role: "manager" },
  memberId: "m-marco",
  name: "Marco Silva",
  role: "manager",
  linkedBy: "email",
  zone: "Europe/Berlin",
} as const;

/** Somebody else changes the digest between the first reading and the saving. */
function disturbed(digests: ReturnType<typeof memoryDigests>, change: () => Promise<unknown>) {
  let isFirst = true;
  return {
    ...digests,
    save: async (...given: Parameters<Services["digests"]["save"]>) => {
      if (isFirst) {
        isFirst = false;
        await change();
      }
      return digests.save(...given);
    },
  };
}

function inputWith(digests: Services["digests"]): ChangeInput {
  return {
    identity: manager,
    now: 1_000,
    services: { digests, channelProblem: async () => null, recordChange: () => undefined },
  };
}

describe("a change while somebody else changes the same digest", () => {
  it("keeps both", async () => {
    const digests = memoryDigests();
    await digests.save(sampleDigest(), 0);
    const other = disturbed(digests, () => digests.save(sampleDigest({ name: "Renamed" }), 1));
    expect((await pauseDigest("d1", inputWith(other))).kind).toBe("paused");
    expect((await digests.find("d1"))?.value).toMatchObject({ name: "Renamed", state: { kind: "paused" } });
  });

  it("that removes it says that it is gone, and brings nothing back", async () => {
    const digests = memoryDigests();
    await digests.save(sampleDigest(), 0);
    const other = disturbed(digests, () => digests.remove("d1"));
    expect(await pauseDigest("d1", inputWith(other))).toEqual({ kind: "gone" });
    expect(await digests.list()).toEqual([]);
  });

  it("that pauses it too is told as done already", async () => {
    const digests = memoryDigests();
    await digests.save(sampleDigest(), 0);
    const paused = sampleDigest({ state: { kind: "paused", because: "asked", at: 1 } });
    const other = disturbed(digests, () => digests.save(paused, 1));
    expect((await pauseDigest("d1", inputWith(other))).kind).toBe("paused-already");
  });

  it("gives up after many tries rather than trying for ever", async () => {
    const digests = memoryDigests();
    await digests.save(sampleDigest({ state: { kind: "paused", because: "asked", at: 1 } }), 0);
    const never = { ...digests, save: async () => "changed-meanwhile" as const };
    await expect(resumeDigest("d1", inputWith(never))).rejects.toThrow("again and again");
  });

  it("turning one's own summary on twice at once makes one", async () => {
    const digests = memoryDigests();
    const wanted = { day: 5, time: "16:00" };
    const once = () => turnOnOwnSummary(wanted, "UTC", inputWith(digests));
    const both = disturbed(digests, once);
    expect((await turnOnOwnSummary(wanted, "UTC", inputWith(both))).kind).toBe("own-on-already");
    expect(await digests.list()).toHaveLength(1);
  });

  it("a person without a known zone has the workspace's", async () => {
    const digests = memoryDigests();
    const input = { ...inputWith(digests), identity: { ...manager, zone: "Mars/Olympus" } };
    await turnOnOwnSummary({ day: null, time: null }, "Asia/Tokyo", input);
    expect((await digests.list())[0]?.value.schedule).toEqual({
      days: [1],
      time: "09:00",
      zone: "Asia/Tokyo",
    });
  });
});

describe("words of weekdays and times", () => {
  it.each([
    ["Monday", 1],
    ["mondays", 1],
    ["MON", 1],
    ["thurs", 4],
    ["sun", 7],
    ["mo", null],
    ["mondayss", null],
    ["", null],
  ])("the weekday in “%s” is %s", (text, day) => {
    expect(weekdayIn(text)).toBe(day);
  });

  it.each([
    ["0", "00:00"],
    ["9", "09:00"],
    ["23:59", "23:59"],
    ["9.30", "09:30"],
    ["12am", "00:00"],
    ["12pm", "12:00"],
    ["1:05PM", "13:05"],
    ["24", null],
    ["9:5", null],
    ["9:60", null],
    ["0am", null],
    ["13pm", null],
    ["9h", null],
    ["-9", null],
  ])("the time in “%s” is %s", (text, time) => {
    expect(timeIn(text)).toBe(time);
  });
});
