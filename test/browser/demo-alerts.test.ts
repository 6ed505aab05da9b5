import { screenshot } from "../support/browser";
import { ask, demoWalk, expectNoBreach } from "../support/demo-walk";

/** Alerts in the demo, in a real browser: set up by a manager, and told by the jobs' own ticks. */

const demo = demoWalk();

const PHONE = { width: 390, height: 844 };
const AISHA = "u9";
/** Two ticks, and some time for a busy machine. */
const TICKS = 90_000;

/** A contact who wrote some minutes ago and has no answer yet. The demo's target is half an hour. */
function waitsFor(minutes: number, contact: string, conversationId: string) {
  const common = { at: new Date(Date.now() - minutes * 60_000).toISOString(), conversationId };
  return [
    {
      ...common,
      id: `${conversationId}-opened`,
      type: "conversation.opened",
      contact: { id: `contact-${conversationId}`, name: contact },
      by: { kind: "contact", id: `contact-${conversationId}` },
      inboxId: "support",
      channel: "email",
      topic: "invoice",
      assigneeId: AISHA,
    },
    { ...common, id: `${conversationId}-inbound`, type: "message.received" },
  ];
}

it("a manager adds an alert to a channel, and it tells who waits; the timeline opens from it", async () => {
  const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1300);
  const list = await ask(page, "/digest alerts");
  await list.getByText(/There are no alerts yet/).waitFor();
  await list.getByRole("button", { name: "Add an alert…" }).click();
  const form = page.getByRole("dialog", { name: "Add an alert" });
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await form.getByText("Choose a channel.").waitFor();
  await screenshot(page, "alert-form-problem");
  await form.getByRole("combobox", { name: "Channel" }).selectOption("C0SUPPORT");
  await demo.happens(...waitsFor(20, "Noor Haddad", "walk-84213"));
  await form.getByRole("button", { name: "Add", exact: true }).click();
  const added = page.getByRole("dialog", { name: "Alert added" });
  await added.getByText("15 min before the target").waitFor();
  await screenshot(page, "alert-added");
  await added.getByRole("button", { name: "Close" }).last().click();
  await list.getByText("15 min before the target").waitFor();
  const told = page.getByRole("article").filter({ hasText: "Noor Haddad" });
  await told.waitFor({ timeout: TICKS });
  await told.scrollIntoViewIfNeeded();
  await screenshot(page, "alert-told");
  await page.setViewportSize(PHONE);
  await told.scrollIntoViewIfNeeded();
  await screenshot(page, "alert-told-phone");
  await page.setViewportSize({ width: 1280, height: 1300 });
  await told.getByRole("button", { name: "Timeline" }).click();
  const timeline = page.getByRole("dialog", { name: "Conversation" });
  await timeline.getByText("Message of the contact").waitFor();
  await screenshot(page, "alert-timeline");
  await timeline.getByRole("button", { name: "Close" }).last().click();
  await list.getByRole("button", { name: "Pause" }).click();
  await list.getByText("Paused: ").waitFor();
  await list.scrollIntoViewIfNeeded();
  await screenshot(page, "alert-list-paused");
  await expectNoBreach(page);
}, 600_000);

it("an owner is told alone, and opens the timeline", async () => {
  const manager = await demo.openAs("U0MARCO", "C0SUPPORT", 1300);
  await ask(manager, "/sla set first 1h");
  await manager.getByRole("combobox", { name: /^Message/ }).fill("/digest alerts add ");
  await manager.getByRole("combobox", { name: /^Message/ }).press("Enter");
  const form = manager.getByRole("dialog", { name: "Add an alert" });
  await form.getByRole("radio", { name: /owner/ }).check();
  await form.getByRole("combobox", { name: "Channel" }).selectOption("C0LEADS");
  await screenshot(manager, "alert-form-owner");
  await demo.happens(...waitsFor(50, "Ilya Petrov", "walk-84220"));
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await manager.getByRole("dialog", { name: "Alert added" }).waitFor();
  const owner = await demo.openAs("U0AISHA", "D0AISHA", 900);
  const told = owner.getByRole("article").filter({ hasText: "Ilya Petrov" });
  await told.waitFor({ timeout: TICKS });
  await screenshot(owner, "alert-told-owner");
  await told.getByRole("button", { name: "Timeline" }).click();
  await owner.getByRole("dialog", { name: "Conversation" }).getByText("Message of the contact").waitFor();
  await expectNoBreach(owner);
}, 600_000);
