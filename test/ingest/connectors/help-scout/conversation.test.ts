import { helpScout } from "../../../../src/ingest/connectors/help-scout";
import {
  aisha,
  changedConversation as changed,
  conversationId,
  helpScoutEvents,
  helpScoutPayload,
  idOf,
  nora,
  helpScoutThreads as threadsOf,
  time,
  typesOf,
} from "../../../support/help-scout";

describe("what a webhook does not tell stays absent", () => {
  it.each([
    ["a deleted conversation", helpScoutPayload("convo.deleted")],
    ["a webhook that tells the address only", { uri: "https://api.helpscout.net/v2/conversations/1" }],
    ["spam", changed("01-convo.created", { status: "spam" })],
    ["a draft", changed("01-convo.created", { state: "draft" })],
    ["a rating that is none", { ...helpScoutPayload("10-satisfaction.ratings"), rating: "unknown" }],
  ])("%s gives no events, and a reason", (_, payload) => {
    expect(helpScout.translate(payload)).toEqual({
      kind: "events",
      events: [],
      ignored: [expect.stringMatching(/./)],
    });
  });

  it("without the thread before, neither an assignment nor a reopening is guessed", () => {
    const newest = changed("06-convo.customer.reply.created", {}, (threads) => threads.slice(0, 1));
    expect(typesOf(helpScoutEvents(newest))).toEqual([
      "user.upserted",
      "contact.upserted",
      "conversation.opened",
      "message.received",
    ]);
  });

  it("the newest threads alone show what changed between them, with the same ids as all threads", () => {
    const all = helpScoutEvents(helpScoutPayload("12-convo.agent.reply.created"));
    const newest = helpScoutEvents(
      changed("12-convo.agent.reply.created", {}, (threads) => threads.slice(0, 3)),
    );
    expect(all).toEqual(expect.arrayContaining(newest));
    expect(typesOf(newest)).toEqual([
      "user.upserted",
      "contact.upserted",
      "conversation.opened",
      "message.received",
      "message.sent",
      "conversation.closed",
      "conversation.reopened",
      "conversation.closed",
      "conversation.tagged",
    ]);
  });

  it("drafts, held replies and forwards are no messages", () => {
    const states = ["draft", "underreview", "review"].map((state) =>
      changed("03-convo.agent.reply.created", {}, ([reply, ...rest]) => [{ ...reply, state }, ...rest]),
    );
    const forward = changed("03-convo.agent.reply.created", {}, ([reply, ...rest]) => [
      { ...reply, type: "forwardparent" },
      ...rest,
    ]);
    for (const payload of [...states, forward]) {
      expect(typesOf(helpScoutEvents(payload))).not.toContain("message.sent");
    }
  });

  it("a pending conversation is not closed, and active again not reopened", () => {
    const line = (id: number, status: string, clock: string) => ({
      ...threadsOf(helpScoutPayload("09-convo.status"))[0],
      id,
      status,
      createdAt: `2026-11-05T${clock}:00Z`,
    });
    const payload = changed("08-convo.agent.reply.created", {}, (threads) => [
      line(702, "active", "10:20"),
      line(701, "pending", "10:10"),
      ...threads,
    ]);
    expect(helpScoutEvents(payload)).toEqual(
      helpScoutEvents(helpScoutPayload("08-convo.agent.reply.created")),
    );
  });

  it("a conversation without a customer is not opened", () => {
    const payload = changed("01-convo.created", {
      primaryCustomer: null,
      createdBy: { id: 412, type: "user", first: "Aisha", last: "Khan" },
    });
    const translation = helpScout.translate(payload);
    expect(translation).toMatchObject({ ignored: [expect.stringMatching(/30211 names no customer/)] });
    expect(typesOf(helpScoutEvents(payload))).not.toContain("conversation.opened");
  });
});

describe("who did it", () => {
  const lastThread = (fields: object) =>
    changed("05-convo.assigned", {}, ([last, ...rest]) => [{ ...last, ...fields }, ...rest]);
  const last = (fields: object) => helpScoutEvents(lastThread(fields)).at(-1);

  it("a rule's assignment has the source workflow and no member; a run one the member who ran it", () => {
    expect(last({ action: { type: "automatic-workflow" } })).toMatchObject({
      source: "workflow",
      by: { kind: "workflow" },
    });
    expect(last({ action: { type: "manual-workflow" } })).toMatchObject({ source: "workflow", by: aisha });
  });

  it("given to a team or to nobody, a conversation is no member's any more", () => {
    const team = { id: 90, type: "team", first: "Billing", last: "" };
    expect(last({ assignedTo: team })).toMatchObject({ id: "help-scout:505:assigned", to: null, by: aisha });
    expect(last({ assignedTo: undefined })).toMatchObject({ id: "help-scout:505:assigned", to: null });
  });

  it("a change of state that names nobody but changes the status leaves the assignee", () => {
    const closed = helpScoutEvents(lastThread({ assignedTo: undefined, status: "closed" }));
    expect(closed.at(-1)).toMatchObject({ id: "help-scout:505:closed" });
    expect(typesOf(closed).filter((type) => type === "conversation.assigned")).toHaveLength(1);
  });

  it("Help Scout itself, a rule and a machine are no members", () => {
    const message = (fields: object) =>
      helpScoutEvents(
        changed("03-convo.agent.reply.created", {}, ([reply, ...rest]) => [{ ...reply, ...fields }, ...rest]),
      ).find((event) => idOf(event) === "help-scout:503:sent");
    expect(message({ createdBy: { id: 1, type: "user", first: "Help", last: "Scout" } })).toMatchObject({
      by: { kind: "system" },
    });
    expect(message({ action: { type: "automatic-workflow" } })).toMatchObject({ by: { kind: "workflow" } });
    expect(message({ createdBy: { id: 77, type: "system_user", first: "AI" } })).toMatchObject({
      by: { kind: "bot", id: "help-scout:77" },
    });
  });

  it("a close that no thread shows is told by the conversation", () => {
    const payload = changed("03-convo.agent.reply.created", {
      status: "closed",
      closedAt: "2026-11-05T09:40:00Z",
      closedByUser: { id: 1, type: "user", first: "Help", last: "Scout", email: "none@nowhere.com" },
    });
    expect(helpScoutEvents(payload)).toContainEqual({
      id: `help-scout:30211:closed:${Date.parse(time("09:40"))}`,
      type: "conversation.closed",
      at: time("09:40"),
      conversationId,
      by: { kind: "system" },
    });
  });

  it("the first message of a conversation that a member starts is proactive, later ones are not", () => {
    const member = { id: 412, type: "user", first: "Aisha", last: "Khan" };
    const payload = changed("03-convo.agent.reply.created", { createdBy: member }, (threads) =>
      threads.map((thread) =>
        thread.id === 501 ? { ...thread, type: "message", createdBy: member } : thread,
      ),
    );
    const sent = helpScoutEvents(payload).filter((event) => typesOf([event])[0] === "message.sent");
    expect(sent).toEqual([
      expect.objectContaining({ id: "help-scout:501:sent", by: aisha, proactive: true }),
      expect.not.objectContaining({ proactive: true }),
    ]);
    expect(helpScoutEvents(payload)).toContainEqual(
      expect.objectContaining({ type: "conversation.opened", by: aisha, contact: { id: nora.id } }),
    );
  });
});
