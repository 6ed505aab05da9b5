import { screenshot } from "../support/browser";
import { ask, demoWalk, expectNoBreach } from "../support/demo-walk";

/** Digests in the demo, in a real browser: the form with its problems, the list with its buttons, a preview. */

const demo = demoWalk();

const PHONE = { width: 390, height: 844 };

it("a manager adds a digest for a channel without the bot, and moves it: nothing typed is lost", async () => {
  const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1500);
  const first = await ask(page, "/digest");
  await first.getByText("Support week").first().waitFor();
  await first.getByRole("button", { name: "Remove…" }).click();
  await screenshot(page, "digest-remove");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await first.getByText("There are no digests yet.").first().waitFor();
  await screenshot(page, "digest-empty");
  await first.getByRole("button", { name: "Add a digest…" }).click();
  const form = page.getByRole("dialog", { name: "Add a digest" });
  // Opened from a channel, it has that channel.
  expect(await form.getByRole("combobox", { name: "Channel" }).inputValue()).toBe("C0SUPPORT");
  await form.getByRole("textbox", { name: "Name" }).fill("Week in support");
  await form.getByRole("button", { name: /^Days/ }).click();
  await form.getByRole("checkbox", { name: "Friday" }).check();
  await form.getByRole("button", { name: /^Days/ }).click();
  await form.getByLabel("Time", { exact: true }).fill("08:45");
  await form.getByRole("searchbox", { name: "Look up Time zone" }).fill("lisb");
  await form.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Lisbon");
  await form.getByRole("checkbox", { name: /^Usage/ }).check();
  await form.getByRole("combobox", { name: "Channel" }).selectOption("C0GENERAL");
  await screenshot(page, "digest-form");
  await form.getByRole("button", { name: "Save" }).click();
  const added = page.getByRole("dialog", { name: "Digest added" });
  await added.getByText("It does not come yet").waitFor();
  await screenshot(page, "digest-awaits-invitation");
  await added.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Edit…" }).first().click();
  const edited = page.getByRole("dialog", { name: "Edit the digest" });
  expect(await edited.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Week in support");
  expect(await edited.getByLabel("Time", { exact: true }).inputValue()).toBe("08:45");
  await edited.getByRole("combobox", { name: "Channel" }).selectOption("C0LEADS");
  await edited.getByRole("button", { name: "Save" }).click();
  const saved = page.getByRole("dialog", { name: "Digest saved" });
  await saved.getByText(/on Mondays and Fridays at 08:45, Europe\/Lisbon/).waitFor();
  await screenshot(page, "digest-saved");
  await saved.getByRole("button", { name: "Close" }).last().click();
  await page.getByText("Week in support").first().waitFor();
  await expectNoBreach(page);
});

it("the list pauses, resumes, previews and removes, on a phone too", async () => {
  const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1500);
  await ask(page, "/digest me friday 16:00");
  const list = await ask(page, "/digest");
  await list.getByText("Week in support").first().waitFor();
  await list.getByRole("button", { name: "Pause" }).click();
  await list
    .getByText(/Paused/)
    .first()
    .waitFor();
  await screenshot(page, "digest-list-paused");
  await list.getByRole("button", { name: "Resume" }).click();
  await list.getByText(/comes again, with your rights/).waitFor();
  await screenshot(page, "digest-list");
  await page.setViewportSize(PHONE);
  await list.scrollIntoViewIfNeeded();
  await screenshot(page, "digest-list-phone");
  await list.getByRole("button", { name: "Edit…" }).click();
  await page.getByRole("dialog", { name: "Edit the digest" }).waitFor();
  await screenshot(page, "digest-form-phone");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.setViewportSize({ width: 1280, height: 1500 });
  const before = await page.getByRole("article").count();
  await list.getByRole("button", { name: "Preview" }).first().click();
  const preview = page.getByRole("article").nth(before);
  await preview.getByText("Preview", { exact: true }).first().waitFor();
  await preview.scrollIntoViewIfNeeded();
  await screenshot(page, "digest-preview");
  await page.setViewportSize(PHONE);
  await preview.scrollIntoViewIfNeeded();
  await screenshot(page, "digest-preview-phone");
  await page.setViewportSize({ width: 1280, height: 1500 });
  await expectNoBreach(page);
});

it("an agent has only the switch of their own week", async () => {
  const page = await demo.openAs("U0AISHA", "C0SUPPORT", 1500);
  const list = await ask(page, "/digest");
  await list.getByRole("button", { name: "Turn on: Mondays at 09:00" }).click();
  await list.getByText(/by direct message to you alone/).waitFor();
  await screenshot(page, "digest-agent");
  expect(await list.getByRole("button", { name: "Add a digest…" }).count()).toBe(0);
  await list.getByRole("button", { name: "Turn off" }).click();
  await list.getByText(/does not come any more/).waitFor();
  await expectNoBreach(page);
});
