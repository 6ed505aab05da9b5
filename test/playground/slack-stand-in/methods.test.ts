import type { WebClient } from "@slack/web-api";
import type { SlackStandIn } from "../../../src/playground/slack-stand-in/start";
import { BOT_TOKEN, clientOf, errorOf, standInWithClient } from "../../support/slack-stand-in";

let standIn: SlackStandIn;
let client: WebClient;

beforeEach(async () => {
  ({ standIn, client } = await standInWithClient());
});

afterEach(() => standIn.close());

const blocks = [{ type: "section", text: { type: "mrkdwn", text: "hello" } }];

describe("who may call", () => {
  it("auth.test names the app", async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      user_id: "U0CASEBOARD",
      team_id: "T0NORTHWIND",
    });
  });

  it("no token is not_authed, a wrong one invalid_auth", async () => {
    const bare = await fetch(`${standIn.slackApiUrl}auth.test`, { method: "POST" });
    expect(await bare.json()).toEqual({ ok: false, error: "not_authed" });
    expect(await errorOf(clientOf(standIn, "xoxb-other").auth.test())).toBe("invalid_auth");
  });

  it("an unknown method is unknown_method, also when its name is a property of every object", async () => {
    expect(await errorOf(client.apiCall("chat.shout"))).toBe("unknown_method");
    expect(await errorOf(client.apiCall("constructor"))).toBe("unknown_method");
  });

  it("takes JSON bodies as well as forms", async () => {
    const response = await fetch(`${standIn.slackApiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ channel: "C0SUPPORT", text: "hi", blocks }),
    });
    expect(await response.json()).toMatchObject({ ok: true, channel: "C0SUPPORT" });
  });

  it("a form field that is not JSON is invalid_arguments", async () => {
    const response = await fetch(`${standIn.slackApiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${BOT_TOKEN}` },
      body: new URLSearchParams({ channel: "C0SUPPORT", blocks: "[" }),
    });
    expect(await response.json()).toMatchObject({ ok: false, error: "invalid_arguments" });
  });
});

describe("users", () => {
  it("users.info tells owner, guest and stranger apart", async () => {
    expect((await client.users.info({ user: "U0OLIVIA" })).user).toMatchObject({
      is_owner: true,
      is_primary_owner: true,
      tz: "Europe/London",
      profile: { email: "olivia.hart@example.com" },
    });
    expect((await client.users.info({ user: "U0GUEST" })).user).toMatchObject({ is_restricted: true });
    expect((await client.users.info({ user: "U0STRANGER" })).user).toMatchObject({
      is_stranger: true,
      team_id: "T0PARTNER",
    });
    expect(await errorOf(client.users.info({ user: "U404" }))).toBe("user_not_found");
  });

  it("users.list goes page by page and leaves strangers out", async () => {
    const names: string[] = [];
    for await (const page of client.paginate("users.list", { limit: 3 })) {
      const members: unknown = "members" in page ? page.members : [];
      if (Array.isArray(members)) names.push(...members.map((member: { name: string }) => member.name));
    }
    expect(names).toEqual(["olivia", "marco", "aisha", "ben", "vera", "gina", "nora", "caseboard"]);
  });

  it("users.lookupByEmail finds people of any case and nobody else", async () => {
    const found = await client.users.lookupByEmail({ email: "Aisha.Khan@Example.com" });
    expect(found.user?.id).toBe("U0AISHA");
    expect(await errorOf(client.users.lookupByEmail({ email: "x@example.com" }))).toBe("users_not_found");
  });
});

describe("conversations", () => {
  it("info tells private, archived and externally shared channels", async () => {
    const info = async (channel: string) => (await client.conversations.info({ channel })).channel;
    expect(await info("C0LEADS")).toMatchObject({ is_private: true, is_member: true });
    expect(await info("C0OLD")).toMatchObject({ is_archived: true });
    expect(await info("C0PARTNER")).toMatchObject({ is_ext_shared: true });
    expect(await info("C0GENERAL")).toMatchObject({ is_member: false });
    expect(await errorOf(client.conversations.info({ channel: "C404" }))).toBe("channel_not_found");
  });

  it("open gives the direct messages of a person", async () => {
    const opened = await client.conversations.open({ users: "U0AISHA" });
    expect(opened.channel?.id).toBe("D0AISHA");
    expect(await errorOf(client.conversations.open({ users: "U404" }))).toBe("user_not_found");
  });

  it("join lets the app post, except in private and archived channels", async () => {
    expect(await errorOf(client.chat.postMessage({ channel: "C0GENERAL", text: "x" }))).toBe(
      "not_in_channel",
    );
    await client.conversations.join({ channel: "C0GENERAL" });
    expect(await client.chat.postMessage({ channel: "C0GENERAL", text: "x" })).toMatchObject({ ok: true });
    expect(await errorOf(client.conversations.join({ channel: "C0OLD" }))).toBe("is_archived");
    expect(await errorOf(client.conversations.join({ channel: "C0LEADS" }))).toBe(
      "method_not_supported_for_channel_type",
    );
  });

  it("members lists people and the app", async () => {
    const { members } = await client.conversations.members({ channel: "C0LEADS" });
    expect(members).toEqual(["U0OLIVIA", "U0MARCO", "U0CASEBOARD"]);
  });

  it("history shows what was posted, newest first, without what only one person saw", async () => {
    await client.chat.postMessage({ channel: "C0SUPPORT", text: "first" });
    await client.chat.postEphemeral({ channel: "C0SUPPORT", user: "U0AISHA", text: "secret" });
    await client.chat.postMessage({ channel: "C0SUPPORT", text: "second" });
    const { messages } = await client.conversations.history({ channel: "C0SUPPORT" });
    expect(messages?.map(({ text }) => text)).toEqual(["second", "first"]);
  });

  it("history shows metadata to who asks for it", async () => {
    const metadata = { event_type: "digest", event_payload: { slot: "2026-10-01" } };
    await client.chat.postMessage({ channel: "C0SUPPORT", text: "first", metadata });
    const plain = await client.conversations.history({ channel: "C0SUPPORT" });
    expect(plain.messages?.[0]).not.toHaveProperty("metadata");
    const all = await client.conversations.history({ channel: "C0SUPPORT", include_all_metadata: true });
    expect(all.messages?.[0]?.metadata).toEqual(metadata);
  });

  it.each([
    ["C0SUPPORT", "channels:history"],
    ["C0LEADS", "groups:history"],
    ["D0MARCO", "im:history"],
  ])("history of %s needs the scope %s", async (channel, scope) => {
    await standIn.close();
    ({ standIn, client } = await standInWithClient({ scopes: [scope] }));
    expect(await client.conversations.history({ channel })).toMatchObject({ ok: true });
    await standIn.close();
    ({ standIn, client } = await standInWithClient({ scopes: ["chat:write"] }));
    expect(await errorOf(client.conversations.history({ channel }))).toBe("missing_scope");
  });
});

describe("chat", () => {
  it("posts with metadata and gives every block an id", async () => {
    const metadata = { event_type: "digest", event_payload: { slot: "2026-10-01" } };
    const posted = await client.chat.postMessage({ channel: "C0SUPPORT", text: "t", blocks, metadata });
    expect(posted.message).toMatchObject({ metadata, blocks: [{ block_id: expect.stringMatching(/.+/) }] });
  });

  it("says why it refuses: archived, unknown, too many blocks", async () => {
    expect(await errorOf(client.chat.postMessage({ channel: "C0OLD", text: "x" }))).toBe("is_archived");
    expect(await errorOf(client.chat.postMessage({ channel: "C404", text: "x" }))).toBe("channel_not_found");
    expect(await errorOf(client.chat.postMessage({ channel: "C0SUPPORT", text: "" }))).toBe("no_text");
    const many = Array.from({ length: 51 }, () => ({ type: "divider" }));
    expect(await errorOf(client.chat.postMessage({ channel: "C0SUPPORT", text: "x", blocks: many }))).toBe(
      "invalid_blocks",
    );
  });

  it("invalid_blocks names the place and the limit; the message is kept to be shown in red", async () => {
    const long = [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }];
    await expect(
      client.chat.postMessage({ channel: "C0SUPPORT", text: "x", blocks: long }),
    ).rejects.toMatchObject({
      data: {
        error: "invalid_blocks",
        response_metadata: {
          messages: ["[ERROR] at most 150 characters, found 151 [json-pointer:/blocks/0/text/text]"],
        },
      },
    });
    expect(standIn.workspace.messages).toMatchObject([
      { refused: true, breaches: [{ path: "/blocks/0/text/text" }] },
    ]);
    expect((await client.conversations.history({ channel: "C0SUPPORT" })).messages).toEqual([]);
  });

  it("a workspace that does not know charts answers invalid_blocks", async () => {
    await standIn.close();
    ({ standIn, client } = await standInWithClient({ refusedBlockTypes: ["divider"] }));
    const call = client.chat.postMessage({ channel: "C0SUPPORT", text: "x", blocks: [{ type: "divider" }] });
    expect(await errorOf(call)).toBe("invalid_blocks");
  });

  it("ephemeral messages go to members of the channel only", async () => {
    const ephemeral = (user: string) => client.chat.postEphemeral({ channel: "C0LEADS", user, text: "x" });
    expect(await ephemeral("U0MARCO")).toMatchObject({ ok: true, message_ts: expect.any(String) });
    expect(await errorOf(ephemeral("U0AISHA"))).toBe("user_not_in_channel");
  });

  it("updates and deletes its own messages and no others", async () => {
    const { ts } = await client.chat.postMessage({ channel: "U0AISHA", text: "one" });
    const channel = "D0AISHA";
    expect(await client.chat.update({ channel, ts: ts ?? "", text: "two" })).toMatchObject({
      text: "two",
      channel,
    });
    await client.chat.delete({ channel, ts: ts ?? "" });
    expect(await errorOf(client.chat.update({ channel, ts: ts ?? "", text: "x" }))).toBe("message_not_found");
  });

  it("gives every message a later timestamp than the one before", async () => {
    for (let count = 0; count < 5; count += 1)
      await client.chat.postMessage({ channel: "C0SUPPORT", text: "x" });
    const stamps = standIn.workspace.messages.map(({ ts }) => ts);
    expect([...new Set(stamps)].sort()).toEqual(stamps);
  });
});

describe("views", () => {
  const modal = (over = {}) => ({
    type: "modal" as const,
    title: { type: "plain_text" as const, text: "Filter" },
    blocks: [],
    ...over,
  });

  it("a trigger opens one view, once, within three seconds", async () => {
    await standIn.close();
    let now = 1_000_000;
    ({ standIn, client } = await standInWithClient({ now: () => now }));
    const { triggers } = standIn.context;
    const trigger = triggers.create("U0AISHA");
    expect((await client.views.open({ trigger_id: trigger, view: modal() })).view).toMatchObject({
      type: "modal",
    });
    expect(await errorOf(client.views.open({ trigger_id: trigger, view: modal() }))).toBe(
      "exchanged_trigger_id",
    );
    const late = triggers.create("U0AISHA");
    now += 3_001;
    expect(await errorOf(client.views.open({ trigger_id: late, view: modal() }))).toBe("expired_trigger_id");
    expect(await errorOf(client.views.open({ trigger_id: "1.x", view: modal() }))).toBe("invalid_trigger_id");
  });

  it("stacks three modals and no more", async () => {
    const trigger = () => standIn.context.triggers.create("U0AISHA");
    await client.views.open({ trigger_id: trigger(), view: modal() });
    await client.views.push({ trigger_id: trigger(), view: modal() });
    const third = await client.views.push({ trigger_id: trigger(), view: modal() });
    expect(third.view?.root_view_id).toBe(standIn.workspace.modalStack("U0AISHA")[0]?.id);
    expect(await errorOf(client.views.push({ trigger_id: trigger(), view: modal() }))).toBe(
      "push_limit_reached",
    );
  });

  it("update needs a view that is there and its latest hash", async () => {
    const trigger_id = standIn.context.triggers.create("U0AISHA");
    const { view } = await client.views.open({ trigger_id, view: modal() });
    const view_id = view?.id ?? "";
    const updated = await client.views.update({
      view_id,
      hash: view?.hash ?? "",
      view: modal({ callback_id: "b" }),
    });
    expect(updated.view?.callback_id).toBe("b");
    expect(await errorOf(client.views.update({ view_id, hash: view?.hash ?? "", view: modal() }))).toBe(
      "hash_conflict",
    );
    expect(await errorOf(client.views.update({ view_id: "V404", view: modal() }))).toBe("not_found");
  });

  it("a refused view leaves a notice with the breach for the person", async () => {
    const trigger_id = standIn.context.triggers.create("U0AISHA");
    const view = modal({ title: { type: "plain_text", text: "x".repeat(25) } });
    expect(await errorOf(client.views.open({ trigger_id, view }))).toBe("invalid_arguments");
    expect(standIn.workspace.notices).toMatchObject([
      { userId: "U0AISHA", breaches: [{ path: "/title/text" }] },
    ]);
  });

  it("publish sets the Home tab of one person", async () => {
    await client.views.publish({ user_id: "U0AISHA", view: { type: "home", blocks } });
    expect(standIn.workspace.home("U0AISHA")?.content).toMatchObject({ type: "home" });
    expect(standIn.workspace.home("U0MARCO")).toBeUndefined();
  });
});

describe("files", () => {
  it("a buffer uploaded by the client arrives byte for byte, as a message with a file", async () => {
    const file = Buffer.from("Name,Closed\nAïsha,3\n");
    await client.files.uploadV2({
      file,
      filename: "report.csv",
      channel_id: "D0AISHA",
      initial_comment: "Here",
    });
    const [message] = standIn.workspace.messages;
    expect(message).toMatchObject({ text: "Here", channel: "D0AISHA", files: [{ name: "report.csv" }] });
    expect(Buffer.from(message?.files[0]?.content ?? []).equals(file)).toBe(true);
  });

  it("completing a file that never arrived is file_not_found", async () => {
    const announced = await client.files.getUploadURLExternal({ filename: "a.csv", length: 3 });
    const call = client.files.completeUploadExternal({ files: [{ id: announced.file_id ?? "" }] });
    expect(await errorOf(call)).toBe("file_not_found");
  });
});
