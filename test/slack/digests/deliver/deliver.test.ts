import { deliver } from "../../../../src/slack/digests/deliver/deliver";
import { type CountingSlack, type Fault, startCountingSlack } from "../../../support/counting-slack";
import { CHANNEL, KEY, openStage, postTo, type Stage, subject } from "../../../support/delivery-stage";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const never = new AbortController().signal;

let slack: CountingSlack;
let faults: Fault[];

beforeEach(async () => {
  faults = [];
  slack = await startCountingSlack({
    fault: ({ method }) => (method === "chat.postMessage" ? (faults.shift() ?? "none") : "none"),
    hang: 12_000,
  });
});

afterEach(() => slack.close());

const keys = () => slack.messages().map(({ key }) => key);
const outcomeOf = async ({ dueList }: Stage) => (await dueList.find("digest/d1/2026-11-16"))?.outcome;

describe("what is due", () => {
  it("is posted once, with its key in the message, and noted", async () => {
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    await stage.send();
    expect(keys()).toEqual([KEY]);
    const [message] = slack.messages();
    expect(await outcomeOf(stage)).toEqual({
      kind: "posted",
      at: stage.clock.now,
      channelId: CHANNEL,
      ts: message?.ts,
      isLate: false,
    });
    expect(stage.names()).toEqual(["posted"]);
    expect(slack.counts.get("conversations.history")).toBeUndefined();
  });

  it("is posted late after a downtime, and said to be", async () => {
    const stage = openStage({ slack });
    await stage.enter(stage.clock.now - 6 * HOUR);
    await stage.send();
    expect(stage.names()).toEqual(["late"]);
    expect(await outcomeOf(stage)).toMatchObject({ kind: "posted", isLate: true });
  });

  it("is missed when the time to catch up is over", async () => {
    const stage = openStage({ slack });
    await stage.enter(stage.clock.now - 6 * HOUR - 1);
    await stage.send();
    expect(slack.messages()).toEqual([]);
    expect(stage.names()).toEqual(["missed"]);
    expect(await outcomeOf(stage)).toEqual({ kind: "missed", because: "too-late" });
  });

  it("is not posted before its time: a clock that was moved back posts nothing", async () => {
    const stage = openStage({ slack });
    await stage.enter();
    stage.clock.now -= HOUR;
    await stage.send();
    expect(slack.messages()).toEqual([]);
    expect(await outcomeOf(stage)).toEqual({ kind: "due" });
    stage.clock.now += HOUR;
    await stage.send();
    expect(keys()).toEqual([KEY]);
  });

  it("is overtaken by a later one of the same digest that is due too", async () => {
    const stage = openStage({ slack });
    await stage.enter(stage.clock.now - HOUR);
    const later = { ...subject, localDate: "2026-11-17" };
    await stage.dueList.enter(
      [{ subject: later, dueAt: stage.clock.now, outcome: { kind: "due" } }],
      stage.clock.now,
    );
    await stage.send();
    expect(keys()).toEqual(["default/digest/d1/2026-11-17"]);
    expect(await outcomeOf(stage)).toEqual({ kind: "missed", because: "overtaken" });
  });

  it("goes by direct message to a person", async () => {
    const draft = async () => ({ message: { text: "x", blocks: [] }, used: new Set<never>() });
    const target = { kind: "person", slackUserId: "U0AISHA" } as const;
    const stage = openStage({ slack, compose: async () => ({ kind: "post", target, draft }) });
    await stage.enter();
    await stage.send();
    expect(slack.messages()).toMatchObject([{ channelId: "D0AISHA", key: KEY }]);
  });
});

describe("what is not wanted any more", () => {
  it("is dropped because it was removed", async () => {
    const gone = async () => null;
    const stage = openStage({ slack, over: { open: { digest: gone, alert: gone } } });
    await stage.enter();
    await stage.send();
    expect(slack.messages()).toEqual([]);
    expect(await outcomeOf(stage)).toEqual({ kind: "dropped", because: "removed" });
  });

  it("is dropped with the reason that composing gives", async () => {
    const stage = openStage({ slack, compose: async () => ({ kind: "drop", because: "paused" }) });
    await stage.enter();
    await stage.send();
    expect(await outcomeOf(stage)).toEqual({ kind: "dropped", because: "paused" });
  });

  it("pauses what it is of, once, and is dropped", async () => {
    const reasons: string[] = [];
    const stage = openStage({
      slack,
      compose: async () => ({ kind: "pause", because: "channel-archived" }),
      pause: async (because) => reasons.push(because) > 0,
    });
    await stage.enter();
    await stage.send();
    await stage.send();
    expect(reasons).toEqual(["channel-archived"]);
    expect(stage.names()).toEqual(["paused", "dropped"]);
  });

  it("is composed anew when somebody changed it before it could be paused", async () => {
    let composed = 0;
    const stage = openStage({
      slack,
      compose: async () => {
        composed += 1;
        return composed === 1 ? { kind: "pause", because: "rights-gone" } : postTo("C2");
      },
      pause: async () => false,
    });
    await stage.enter();
    await stage.send();
    expect(slack.messages()).toMatchObject([{ channelId: "C2", key: KEY }]);
    expect(stage.names()).toEqual(["posted"]);
  });
});

describe("when Slack does not answer as it should", () => {
  it.each<[Fault, number]>([
    ["error-before", 2],
    ["error-after", 1],
    ["reset-before", 2],
    ["reset-after", 1],
  ])("%s: it is looked for before it is posted again, and comes once", async (fault, requests) => {
    faults = [fault];
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    expect(stage.names()).toEqual(["failed"]);
    expect(await outcomeOf(stage)).toEqual({ kind: "due" });
    await stage.send();
    expect(stage.names()).toEqual(["failed"]);
    stage.clock.now += MINUTE;
    await stage.send();
    expect(keys()).toEqual([KEY]);
    expect(slack.counts.get("chat.postMessage")).toBe(requests);
    expect(stage.names()).toEqual(["failed", requests === 1 ? "found" : "posted"]);
    expect(await outcomeOf(stage)).toMatchObject({ kind: "posted", ts: slack.messages()[0]?.ts });
  });

  it("a time-out after the post: it comes once", async () => {
    faults = ["hang-after"];
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    stage.clock.now += MINUTE;
    await stage.send();
    expect(stage.names()).toEqual(["failed", "found"]);
    expect(keys()).toEqual([KEY]);
  }, 30_000);

  it("what may have been posted is looked for however late it is, and was not late when it was posted", async () => {
    faults = ["error-after"];
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    stage.clock.now += 7 * HOUR;
    await stage.send();
    expect(stage.names()).toEqual(["failed", "found"]);
    expect(await outcomeOf(stage)).toMatchObject({ kind: "posted", isLate: false });
  });

  it("429: nobody posts to the channel before Retry-After is over", async () => {
    faults = ["rate-limited"];
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    expect(stage.names()).toEqual(["rate-limited"]);
    expect(await stage.dependencies.paces.heldUntil(CHANNEL)).toBe(stage.clock.now + 1_000);
    const other = { kind: "digest", digestId: "d2", localDate: "2026-11-16" } as const;
    await stage.dueList.enter(
      [{ subject: other, dueAt: stage.clock.now, outcome: { kind: "due" } }],
      stage.clock.now,
    );
    const limitedAt = stage.clock.now;
    await stage.send();
    expect(slack.messages()).toHaveLength(1);
    expect(stage.clock.now - limitedAt).toBeGreaterThanOrEqual(1_000);
    stage.clock.now += 2_000;
    await stage.send();
    expect(keys()).toEqual(["default/digest/d2/2026-11-16", KEY]);
    // A 429 says that nothing was posted, so there is nothing to look for.
    expect(slack.counts.get("conversations.history")).toBeUndefined();
  });

  it("a clear refusal is tried again, without a look into the history", async () => {
    faults = [{ refusal: "invalid_auth" }];
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    expect(stage.names()).toEqual(["failed"]);
    stage.clock.now += MINUTE;
    await stage.send();
    expect(keys()).toEqual([KEY]);
    expect(slack.counts.get("conversations.history")).toBeUndefined();
  });

  it("where the history cannot be read, nothing is posted again", async () => {
    faults = ["error-before"];
    await slack.close();
    slack = await startCountingSlack({
      fault: ({ method }) =>
        method === "chat.postMessage"
          ? (faults.shift() ?? "none")
          : method === "conversations.history"
            ? { refusal: "not_in_channel" }
            : "none",
    });
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    stage.clock.now += MINUTE;
    await stage.send();
    expect(slack.counts.get("chat.postMessage")).toBe(1);
    expect(stage.names()).toEqual(["failed", "failed"]);
    stage.clock.now += 7 * HOUR;
    await stage.send();
    expect(stage.names()).toEqual(["failed", "failed", "missed"]);
  });

  it("a channel with many messages is looked through to its end", async () => {
    faults = ["error-after"];
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    for (let index = 0; index < 450; index += 1) {
      await stage.dependencies.posting.chat.postMessage({ channel: CHANNEL, text: `m${index}` });
    }
    stage.clock.now += MINUTE;
    await stage.send();
    expect(slack.counts.get("conversations.history")).toBe(3);
    expect(keys().filter((key) => key === KEY)).toHaveLength(1);
  });

  it("what composing throws is tried again later", async () => {
    let composed = 0;
    const stage = openStage({
      slack,
      compose: async () => {
        composed += 1;
        if (composed === 1) throw new Error("The database is away");
        return postTo(CHANNEL);
      },
    });
    await stage.enter();
    await stage.send();
    expect(stage.names()).toEqual(["failed"]);
    stage.clock.now += MINUTE;
    await stage.send();
    expect(keys()).toEqual([KEY]);
    expect(slack.counts.get("conversations.history")).toBeUndefined();
  });
});

describe("when an instance dies or stalls", () => {
  it("between the post and the mark, another finds the post after the lease", async () => {
    const dying = openStage({ slack });
    const { dueList } = dying;
    await dying.enter();
    const settle = () => new Promise<never>(() => undefined);
    const claim = await dying.claim();
    void deliver({ ...dying.dependencies, dueList: { ...dueList, settle } }, claim, never);
    while (slack.messages().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const other = openStage({ slack, dueList });
    await other.send();
    expect(other.names()).toEqual([]);
    other.clock.now += MINUTE;
    await other.send();
    expect(other.names()).toEqual(["found"]);
    expect(keys()).toEqual([KEY]);
  });

  it("with its lease lost while composing, it does not post", async () => {
    const stage = openStage({
      slack,
      compose: async () => {
        stage.clock.now += MINUTE;
        await stage.claim();
        return postTo(CHANNEL);
      },
    });
    await stage.enter();
    await deliver(stage.dependencies, await stage.claim(), never);
    expect(slack.counts.get("chat.postMessage")).toBeUndefined();
    expect(stage.names()).toEqual([]);
    expect(await outcomeOf(stage)).toEqual({ kind: "due" });
  });

  it("with its lease lost while posting, it takes its message back when another one was noted", async () => {
    const stalled = openStage({ slack });
    const { dueList, clock } = stalled;
    await stalled.enter();
    const claim = await stalled.claim();
    const other = openStage({ slack, dueList });
    // Between the note and the post this instance stalls for longer than its lease, and another one posts.
    const noteAttempt: typeof dueList.noteAttempt = async (of, lease) => {
      const isHeld = await dueList.noteAttempt(of, lease);
      other.clock.now = clock.now + MINUTE;
      await other.send();
      return isHeld;
    };
    await deliver({ ...stalled.dependencies, dueList: { ...dueList, noteAttempt } }, claim, never);
    expect(other.names()).toEqual(["posted"]);
    expect(stalled.names()).toEqual(["taken-back"]);
    expect(slack.counts.get("posted")).toBe(2);
    expect(keys()).toEqual([KEY]);
    expect(await outcomeOf(stalled)).toMatchObject({ ts: slack.messages()[0]?.ts });
  });

  it("with its lease lost after the post, it leaves the message that the other one found and noted", async () => {
    const stalled = openStage({ slack });
    const { dueList, clock } = stalled;
    await stalled.enter();
    const claim = await stalled.claim();
    const other = openStage({ slack, dueList });
    const settle: typeof dueList.settle = async (...given) => {
      other.clock.now = clock.now + MINUTE;
      await other.send();
      return dueList.settle(...given);
    };
    await deliver({ ...stalled.dependencies, dueList: { ...dueList, settle } }, claim, never);
    expect(other.names()).toEqual(["found"]);
    expect(slack.counts.get("posted")).toBe(1);
    expect(keys()).toEqual([KEY]);
  });

  it("an earlier attempt that comes through after all stays, being the earliest, and the later one goes", async () => {
    const stage = openStage({ slack });
    await stage.enter();
    faults = ["error-before"];
    await stage.send();
    stage.clock.now += MINUTE;
    // The request that was given up reaches Slack right before the second one does.
    const metadata = { event_type: "caseboard_delivery", event_payload: { key: KEY, fence: 1 } };
    const { noteAttempt } = stage.dueList;
    const late: typeof noteAttempt = async (...given) => {
      await stage.dependencies.posting.chat.postMessage({ channel: CHANNEL, text: "first", metadata });
      return noteAttempt(...given);
    };
    const dependencies = { ...stage.dependencies, dueList: { ...stage.dueList, noteAttempt: late } };
    await deliver(dependencies, await stage.claim(), never);
    expect(slack.messages().map(({ text }) => text)).toEqual(["first"]);
    expect(stage.names()).toEqual(["failed", "taken-back", "posted"]);
    expect(await outcomeOf(stage)).toMatchObject({ kind: "posted", ts: slack.messages()[0]?.ts });
  });

  it("of two posts of one key in the history the earliest stays", async () => {
    const stage = openStage({ slack });
    await stage.enter();
    faults = ["error-after"];
    await stage.send();
    const metadata = { event_type: "caseboard_delivery", event_payload: { key: KEY, fence: 1 } };
    await stage.dependencies.posting.chat.postMessage({ channel: CHANNEL, text: "double", metadata });
    stage.clock.now += MINUTE;
    await stage.send();
    expect(slack.messages().map(({ text }) => text)).toEqual(["Hello"]);
    expect(stage.names()).toEqual(["failed", "taken-back", "found"]);
  });
});

describe("a double that Slack does not let the bot delete", () => {
  it("stays, and what was due is noted all the same", async () => {
    await slack.close();
    slack = await startCountingSlack({
      fault: ({ method }) => {
        if (method === "chat.delete") return { refusal: "cant_delete_message" };
        return method === "chat.postMessage" ? (faults.shift() ?? "none") : "none";
      },
    });
    faults = ["error-after"];
    const stage = openStage({ slack });
    await stage.enter();
    await stage.send();
    const metadata = { event_type: "caseboard_delivery", event_payload: { key: KEY, fence: 1 } };
    await stage.dependencies.posting.chat.postMessage({ channel: CHANNEL, text: "double", metadata });
    stage.clock.now += MINUTE;
    await stage.send();
    expect(stage.names()).toEqual(["failed", "found"]);
    expect(slack.messages()).toHaveLength(2);
  });
});

describe("a stop", () => {
  it("finishes the post under way and takes nothing new", async () => {
    const stopping = new AbortController();
    const stage = openStage({
      slack,
      compose: async () => {
        stopping.abort();
        return postTo(CHANNEL);
      },
      over: { pause: async () => undefined },
    });
    await stage.enter();
    for (let index = 2; index < 30; index += 1) {
      const more = { kind: "digest", digestId: `d${index}`, localDate: "2026-11-16" } as const;
      await stage.dueList.enter(
        [{ subject: more, dueAt: stage.clock.now, outcome: { kind: "due" } }],
        stage.clock.now,
      );
    }
    await stage.send(stopping.signal);
    expect(slack.messages().length).toBeLessThanOrEqual(4);
    await stage.send(stopping.signal);
    expect(slack.counts.get("posted") ?? 0).toBeLessThanOrEqual(4);
  });
});
