import type { Page } from "playwright-core";
import { screenshot } from "../support/browser";
import { ask, demoWalk, expectNoBreach } from "../support/demo-walk";

/** A team that supports people in Slack, in the demo and a real browser: from a question to a row in /perf. */

const demo = demoWalk();

const PHONE = { width: 390, height: 844 };

async function say(page: Page, text: string): Promise<void> {
  const composer = page.getByRole("combobox", { name: /^Message/ });
  await composer.fill(text);
  await composer.press("Enter");
  await page.getByRole("article", { name: text }).first().waitFor();
}

async function reply(page: Page, text: string): Promise<void> {
  const composer = page.getByRole("combobox", { name: "Reply…" });
  await composer.fill(text);
  await composer.press("Enter");
  await page.getByRole("complementary", { name: "Thread" }).getByText(text).waitFor();
}

async function react(page: Page, words: string, emoji: string): Promise<void> {
  const message = page
    .getByRole("log", { name: "Messages", exact: true })
    .getByRole("article", { name: words });
  await message.hover();
  await message.getByRole("button", { name: "Add a reaction" }).click();
  if (emoji === "eyes") await screenshot(page, "thread-emoji");
  await message.getByRole("button", { name: emoji, exact: true }).click();
}

it("a question in a watched channel is answered, closed and rated, and stands in /perf", async () => {
  const olivia = await demo.openAs("U0OLIVIA");
  const watched = await ask(olivia, "/caseboard watch #support");
  await watched.getByText(/is watched: each thread/).waitFor();
  await (await ask(olivia, "/caseboard watch")).getByText("Watched channels").first().waitFor();
  await screenshot(olivia, "watch-list");

  const guest = await demo.openAs("U0GUEST");
  await say(guest, "Where is my order 4711?");
  const marco = await demo.openAs("U0MARCO");
  await react(marco, "Where is my order", "eyes");
  const question = marco.getByRole("article", { name: /Where is my order/ }).first();
  await question.getByRole("button", { name: "Reply in thread" }).click();
  await reply(marco, "It leaves today, you will get a tracking number.");
  await marco.getByRole("combobox", { name: "Reply…" }).fill("/perf");
  await marco.getByText("Slack runs no commands in threads.").waitFor();
  await marco.getByRole("combobox", { name: "Reply…" }).fill("");
  await screenshot(marco, "thread-answer");
  await react(marco, "Where is my order", "white_check_mark");
  const asked = marco.getByRole("complementary", { name: "Thread" }).getByText(/how did we do\?/);
  await asked.waitFor();

  await guest.getByRole("button", { name: /2 replies/ }).click();
  await guest
    .getByRole("complementary", { name: "Thread" })
    .getByRole("button", { name: /slightly smiling face 1/ })
    .click();
  await guest.getByRole("button", { name: /slightly smiling face 2/, pressed: true }).waitFor();
  await screenshot(guest, "thread-rated");
  // Whoever one acts as, the thread stays open.
  await guest.getByLabel("Acting as").selectOption("U0BEN");
  await guest.getByRole("button", { name: /slightly smiling face 2/, pressed: false }).waitFor();
  await guest.getByLabel("Acting as").selectOption("U0GUEST");
  await guest.getByRole("button", { name: /slightly smiling face 2/, pressed: true }).waitFor();
  await guest.setViewportSize(PHONE);
  await guest
    .getByRole("complementary", { name: "Thread" })
    .getByRole("button", { name: "Add a reaction" })
    .first()
    .click();
  await screenshot(guest, "thread-phone");
  await guest.keyboard.press("Escape");
  await guest.getByRole("button", { name: "Close the thread" }).click();
  await screenshot(guest, "thread-channel-phone");

  await marco.getByRole("button", { name: "Close the thread" }).click();
  const report = await ask(marco, "/perf all today inbox:#support");
  await report.getByText("Only inbox “#support”").first().waitFor();
  const row = report.getByRole("row").filter({ hasText: "Closed" });
  expect(await row.count()).toBeGreaterThan(0);
  await screenshot(marco, "thread-perf");
  const feedback = await ask(marco, "/feedback today inbox:#support");
  await feedback.getByText("Gina Park").first().waitFor();
  await screenshot(marco, "thread-feedback");
  await expectNoBreach(marco);
});
