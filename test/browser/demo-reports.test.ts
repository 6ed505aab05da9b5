import { screenshot } from "../support/browser";
import { ask, demoWalk, expectNoBreach } from "../support/demo-walk";

/** Every report in the demo, in a real browser: its command, controls, filters, explanations and sharing. */

const demo = demoWalk();

const reports = [
  { line: "/leaderboard", file: "leaderboard", title: "Leaderboard: Cases closed", figure: "Cases closed" },
  { line: "/feedback", file: "feedback", title: "Feedback: Everyone", figure: "Average rating" },
  { line: "/assignments", file: "assignments", title: "Assignments", figure: "Assignments" },
  { line: "/comments", file: "comments", title: "Comments: Everyone", figure: "Comments" },
  { line: "/workload", file: "workload", title: "Workload: Everyone", figure: "Handle time" },
  { line: "/sla", file: "service-levels", title: "Service levels: Everyone", figure: "First response: met" },
  { line: "/usage", file: "usage", title: "Usage", figure: "Closed conversations" },
] as const;

it("a manager sets the targets of the service levels", async () => {
  const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1500);
  const answer = await ask(page, "/sla set first 30min response 1h");
  expect(await answer.textContent()).toContain("first response within 30 min, every response within 1 h");
  await expectNoBreach(page);
});

it.each(reports)(
  "$line: its help, dates, filters, explanation and sharing",
  async ({ line, title, figure }) => {
    const name = `report-${line.slice(1)}`;
    const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1500);
    const help = await ask(page, `${line} help`);
    expect(await help.textContent()).toContain(line);
    const answer = await ask(page, `${line} 90d compare`);
    await answer.getByText(title, { exact: true }).first().waitFor();
    await answer.scrollIntoViewIfNeeded();
    await screenshot(page, name);
    await answer.getByRole("button", { name: "Filter…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^Topics/ }).click();
    await dialog.getByRole("checkbox").first().check();
    await screenshot(page, `${name}-filter`);
    await dialog.getByRole("button", { name: "Show" }).click();
    await dialog.waitFor({ state: "detached" });
    await answer.getByText(/Only topic/).waitFor();
    await answer.getByRole("button", { name: "Clear all" }).click();
    await answer.getByText(/Only topic/).waitFor({ state: "detached" });
    await answer.getByRole("button", { name: "Explain…" }).click();
    const explain = page.getByRole("dialog", { name: "Explain a number" });
    await explain.getByRole("combobox").first().selectOption({ label: figure });
    const before = await page.getByRole("article").count();
    await explain.getByRole("button", { name: "Explain" }).click();
    const explanation = page.getByRole("article").nth(before);
    await explanation.waitFor();
    await explanation.scrollIntoViewIfNeeded();
    await screenshot(page, `${name}-explained`);
    await expectNoBreach(page);
  },
);

it.each(reports)("$line: its export arrives as files by direct message", async ({ line, file }) => {
  const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1500);
  const answer = await ask(page, `${line} last 7 days`);
  await answer.getByRole("button", { name: "Export" }).click();
  await page.getByText("Caseboard messages").click();
  await page.getByText(new RegExp(`caseboard-${file}-.*\\.xlsx`)).waitFor();
  await screenshot(page, `report-${line.slice(1)}-exported`);
  await expectNoBreach(page);
});

it("a manager sees who is online, and opens a conversation with its timeline", async () => {
  const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1500);
  const answer = await ask(page, "/workload now");
  await answer.getByText("Now: Everyone").first().waitFor();
  await screenshot(page, "report-now");
  await answer.getByLabel(/^Open a conversation/).selectOption({ index: 1 });
  const dialog = page.getByRole("dialog", { name: "Conversation" });
  await dialog.getByText("Opened").first().waitFor();
  await screenshot(page, "report-timeline");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expectNoBreach(page);
});

it.each(reports)("an agent who types $line sees no name of a teammate", async ({ line }) => {
  const page = await demo.openAs("U0AISHA", "C0SUPPORT", 1500);
  const answer = await ask(page, line);
  expect(await answer.textContent()).not.toContain("Ben Okafor");
  if (line === "/leaderboard" || line === "/assignments") await screenshot(page, `agent-${line.slice(1)}`);
  await expectNoBreach(page);
});

it("every report has a page on which it can be ranked or shown by another table", async () => {
  const page = await demo.openAs("U0MARCO", "C0SUPPORT", 1500);
  const ranked = await ask(page, "/leaderboard by rating");
  await ranked.getByText("ranked from 3 values on", { exact: false }).first().waitFor();
  await screenshot(page, "report-leaderboard-csat");
  const breaches = await ask(page, "/sla 90d");
  await breaches.getByLabel("Table").selectOption({ label: "Table: breaches" });
  await breaches.getByText("Credited to", { exact: true }).first().waitFor();
  await breaches.scrollIntoViewIfNeeded();
  await screenshot(page, "report-breaches");
  await expectNoBreach(page);
});
