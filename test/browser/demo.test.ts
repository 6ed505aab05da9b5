import { screenshot } from "../support/browser";
import { ask, demoWalk, expectNoBreach } from "../support/demo-walk";

const demo = demoWalk();

it("an owner asks for everyone, sorts, filters and explains, and Slack would take every block", async () => {
  const page = await demo.openAs("U0OLIVIA");
  const answer = await ask(page, "/perf all");
  await answer.getByRole("table").waitFor();
  await answer.getByRole("button", { name: /^Closed/ }).click();
  await screenshot(page, "demo-everyone");
  await answer.getByRole("button", { name: "Filter…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Teams/ }).click();
  await dialog.getByRole("checkbox", { name: "Support" }).check();
  await screenshot(page, "demo-filter");
  await dialog.getByRole("button", { name: "Show" }).click();
  await dialog.waitFor({ state: "detached" });
  await answer.getByRole("button", { name: "Clear all" }).waitFor();
  await answer.getByRole("button", { name: "Explain…" }).click();
  const explain = page.getByRole("dialog", { name: "Explain a number" });
  await explain.waitFor();
  await page.keyboard.press("Escape");
  await explain.waitFor({ state: "detached" });
  await expectNoBreach(page);
});

it("an agent sees a card with charts of their own figures", async () => {
  const page = await demo.openAs("U0AISHA");
  const answer = await ask(page, "/perf me last 30 days");
  await answer.getByRole("img", { name: /line chart$/ }).waitFor();
  await answer.getByRole("img", { name: /bar chart$/ }).waitFor();
  await screenshot(page, "demo-card");
  await expectNoBreach(page);
});

it.each([
  ["a guest", "U0GUEST"],
  ["a person of another company", "U0STRANGER"],
  ["an unlinked person", "U0NORA"],
])("%s gets words and no figures", async (_who, id) => {
  const place = id === "U0STRANGER" ? "C0PARTNER" : "C0SUPPORT";
  const page = await demo.openAs(id, place);
  const answer = await ask(page, "/perf all");
  expect(await answer.getByRole("table").count()).toBe(0);
  expect(await answer.textContent()).toMatch(/linked/);
  await expectNoBreach(page);
});

it.each([
  "/perf",
  "/perf help",
  "/perf help metrics",
  "/caseboard",
  "/caseboard whoami",
  "/caseboard health",
  "/perf nonsense",
])("%s is answered with blocks that Slack takes", async (line) => {
  const page = await demo.openAs("U0OLIVIA");
  await ask(page, line);
  await expectNoBreach(page);
});

it("App Home shows each person their own page", async () => {
  const page = await demo.openAs("U0MARCO", "home");
  await page.getByRole("heading", { name: "My performance" }).first().waitFor();
  await screenshot(page, "demo-home");
  await expectNoBreach(page);
});

it("the clock moves the reports to another date", async () => {
  const page = await demo.openAs("U0MARCO");
  await page.getByRole("button", { name: /real time/ }).click();
  const lastMonth = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel(/The app's now/).fill(`${lastMonth}T12:00`);
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await page.getByRole("button", { name: /held/ }).waitFor();
  const answer = await ask(page, "/perf all today");
  const [, month = "", day = ""] = lastMonth.split("-");
  const monthName = new Intl.DateTimeFormat("en-GB", { month: "short" }).format(new Date(`2026-${month}-15`));
  expect(await answer.textContent()).toMatch(new RegExp(`${Number(day)} ${monthName}`));
  await page.getByRole("button", { name: /held/ }).click();
  await page.getByRole("button", { name: "Real time" }).click();
  await page
    .getByRole("button", { name: /real time/ })
    .first()
    .waitFor();
});
