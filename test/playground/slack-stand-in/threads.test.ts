import type { WebClient } from "@slack/web-api";
import { addReaction, hasReacted, removeReaction } from "../../../src/playground/slack-stand-in/reactions";
import type { SlackStandIn } from "../../../src/playground/slack-stand-in/start";
import { BOT_TOKEN, clientOf, errorOf, standInWithClient } from "../../support/slack-stand-in";

let standIn: SlackStandIn;
let client: WebClient;

beforeEach(async () => {
  ({ standIn, client } = await standInWithClient());
});

afterEach(() => standIn.close());

const channel = "C0SUPPORT";

async function post(text: string, thread_ts?: string): Promise<string> {
  const { ts } = await client.chat.postMessage({ channel, text, ...(thread_ts && { thread_ts }) });
  return ts ?? "";
}

describe("threads", () => {
  it("stand apart from the channel, whose messages tell how many answers there are and when the last was", async () => {
    const root = await post("question");
    const first = await post("one", root);
    const last = await post("two", root);
    const alone = await post("alone");
    const { messages } = await client.conversations.history({ channel });
    expect(messages).toMatchObject([
      { ts: alone },
      { ts: root, thread_ts: root, reply_count: 2, latest_reply: last },
    ]);
    expect(messages?.[0]).not.toHaveProperty("thread_ts");
    const replies = await client.conversations.replies({ channel, ts: root });
    expect(replies.messages?.map(({ ts }) => ts)).toEqual([root, first, last]);
    expect(replies.messages?.[1]).toMatchObject({ thread_ts: root });
  });

  it("come in pages, and from an instant on with their first message", async () => {
    const root = await post("question");
    const first = await post("one", root);
    const last = await post("two", root);
    const page = await client.conversations.replies({ channel, ts: root, limit: 2 });
    expect(page.messages?.map(({ ts }) => ts)).toEqual([root, first]);
    const cursor = page.response_metadata?.next_cursor ?? "";
    const rest = await client.conversations.replies({ channel, ts: root, limit: 2, cursor });
    expect(rest.messages?.map(({ ts }) => ts)).toEqual([last]);
    const late = await client.conversations.replies({ channel, ts: root, oldest: first });
    expect(late.messages?.map(({ ts }) => ts)).toEqual([root, last]);
  });

  it("that do not exist cannot be read or answered", async () => {
    expect(await errorOf(client.conversations.replies({ channel, ts: "1.000000" }))).toBe("thread_not_found");
    expect(await errorOf(client.chat.postMessage({ channel, text: "hi", thread_ts: "1.000000" }))).toBe(
      "thread_not_found",
    );
    expect(await errorOf(client.conversations.replies({ channel: "C0GENERAL", ts: "1.000000" }))).toBe(
      "not_in_channel",
    );
  });
});

describe("reactions", () => {
  it("are counted by person, and gone with the last one", async () => {
    const ts = await post("question");
    await client.reactions.add({ channel, timestamp: ts, name: "eyes" });
    expect(await errorOf(client.reactions.add({ channel, timestamp: ts, name: "eyes" }))).toBe(
      "already_reacted",
    );
    const { workspace } = standIn;
    const now = () => {
      const message = workspace.message(channel, ts);
      if (message === undefined) throw new Error("The message is gone");
      return message;
    };
    expect(addReaction(now(), "eyes", "U0BEN", workspace)).toBe(true);
    expect(addReaction(now(), "eyes", "U0BEN", workspace)).toBe(false);
    const { messages } = await client.conversations.history({ channel });
    expect(messages?.[0]?.reactions).toEqual([{ name: "eyes", users: ["U0CASEBOARD", "U0BEN"], count: 2 }]);
    await client.reactions.remove({ channel, timestamp: ts, name: "eyes" });
    expect(await errorOf(client.reactions.remove({ channel, timestamp: ts, name: "eyes" }))).toBe(
      "no_reaction",
    );
    expect(hasReacted(now(), "eyes", "U0BEN")).toBe(true);
    expect(removeReaction(now(), "eyes", "U0BEN", workspace)).toBe(true);
    expect(now().reactions).toEqual([]);
  });

  it("need their right", async () => {
    const other = await standInWithClient({ scopes: ["chat:write"] });
    const call = clientOf(other.standIn, BOT_TOKEN).reactions.add({
      channel,
      timestamp: "1.000000",
      name: "eyes",
    });
    expect(await errorOf(call)).toBe("missing_scope");
    await other.standIn.close();
  });
});
