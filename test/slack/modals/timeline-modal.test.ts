import { readWorkloadNow } from "../../../src/reports/workload-now";
import { checkView } from "../../../src/slack/limits";
import { timelineModal } from "../../../src/slack/modals/timeline-modal";
import { expectNoMarkup } from "../../support/markup";
import { memorySource } from "../../support/memory-source";
import { NOON } from "../../support/slack-team";
import { teamEvents } from "../../support/team-events";
import { hostileNames } from "../../support/views";

const opened = [
  {
    id: "x1",
    type: "conversation.opened",
    at: "2026-11-15T10:00:00Z",
    conversationId: "k9",
    contact: { id: "c-9" },
    by: { kind: "contact", id: "c-9" },
    inboxId: "inbox-1",
    channel: "email",
    tags: ["vip"],
    topic: "refund",
    assigneeId: "m-aisha",
  },
  { id: "x2", type: "message.received", at: "2026-11-15T10:00:00Z", conversationId: "k9" },
];

async function openConversation() {
  const source = memorySource([...teamEvents(), ...opened]);
  const { conversations } = await readWorkloadNow(source, "default", { now: NOON, members: {}, filter: {} });
  const [only] = conversations;
  if (only === undefined) throw new Error("No conversation is open");
  return only;
}

describe("the timeline of a conversation", () => {
  it.each(Object.entries(hostileNames))("keeps %s as text, within Slack's limits", async (_, text) => {
    const one = await openConversation();
    const shown = { ...one, contactName: text, owner: text };
    const entries = Array.from({ length: 10_001 }, (_entry, at) => ({
      at,
      what: "Reply by",
      memberId: "m-1",
      who: text,
    }));
    const view = timelineModal(shown, entries, () => text);
    expect(checkView(view)).toEqual([]);
    expectNoMarkup({ text: "", blocks: view.blocks });
    expect(JSON.stringify(view)).toContain("The last 100 of 10001.");
  });

  it("is of who waits, and since when", async () => {
    const one = await openConversation();
    expect(one.owner).toBe("Aisha Khan");
    expect(one.waitingSince).toBe(Date.parse("2026-11-15T10:00:00Z"));
  });
});
