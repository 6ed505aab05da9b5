import { Writable } from "node:stream";
import type { Locator, Page } from "playwright-core";
import { type Demo, startDemo } from "../../src/demo";
import { createLogger } from "../../src/logging";
import { openBrowser, screenshot, type TestBrowser } from "../support/browser";
import { type TestStore, testStore } from "../support/store";

/** Every report in the demo, in a real browser: its command, controls, filters, explanations and sharing. */

let browser: TestBrowser;
let store: TestStore;
let demo: Demo;
const errors: string[] = [];

/** Keeps what the app logs as an error. */
const errorLog = new Writable({
  write(chunk, _encoding, done) {
    errors.push(String(chunk));
    done();
  },
});

beforeAll(async () => {
  store = await testStore();
  demo = await startDemo({
    store: store.store,
    log: createLogger("error", errorLog),
    version: "0.0.0",
    now: Date.now,
    port: 0,
    limits: { requestsAMinute: 10_000, requestsAtOnce: 100 },
    openProgress: () => ({ update: () => undefined, close: () => undefined }),
  });
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await demo.stop();
  await store.close();
});

afterEach(async () => {
  expect(browser.problems).toEqual([]);
  expect(errors).toEqual([]);
  await browser.closePages();
});

async function openAs(id: string): Promise<Page> {
  const page = await browser.page({ width: 1280, height: 1500 });
  await page.goto(`${demo.url}#${id}/C0SUPPORT`);
  await page.getByLabel("Acting as").waitFor();
  return page;
}

/** Types a line and gives the message that answers it. */
async function ask(page: Page, line: string): Promise<Locator> {
  const messages = page.getByRole("article");
  const before = await messages.count();
  const composer = page.getByRole("combobox", { name: /^Message/ });
  await composer.fill(`${line} `);
  await composer.press("Enter");
  const answer = messages.nth(before);
  await answer.waitFor();
  return answer;
}

/** Nothing that Slack would refuse, and nothing that went wrong on the way. */
async function expectNoBreach(page: Page): Promise<void> {
  expect(await page.locator(".breaches, .notice, .unknown").allTextContents()).toEqual([]);
}

const reports = [
  { line: "/leaderboard", title: "Leaderboard: Cases closed", figure: "Cases closed" },
  { line: "/feedback", title: "Feedback: Everyone", figure: "Average rating" },
  { line: "/assignments", title: "Assignments", figure: "Assignments" },
  { line: "/comments", title: "Comments: Everyone", figure: "Comments" },
  { line: "/workload", title: "Workload: Everyone", figure: "Handle time" },
  { line: "/sla", title: "Service levels: Everyone", figure: "First response: met" },
  { line: "/usage", title: "Usage", figure: "Closed conversations" },
] as const;

it("a manager sets the targets of the service levels", async () => {
  const page = await openAs("U0MARCO");
  const answer = await ask(page, "/sla set first 30min response 1h");
  expect(await answer.textContent()).toContain("first response within 30 min, every response within 1 h");
  await expectNoBreach(page);
});

it.each(reports)(
  "$line: its help, dates, filters, explanation and sharing",
  async ({ line, title, figure }) => {
    const name = `report-${line.slice(1)}`;
    const page = await openAs("U0MARCO");
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

it("a manager sees who is online, and opens a conversation with its timeline", async () => {
  const page = await openAs("U0MARCO");
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
  const page = await openAs("U0AISHA");
  const answer = await ask(page, line);
  expect(await answer.textContent()).not.toContain("Ben Okafor");
  if (line === "/leaderboard" || line === "/assignments") await screenshot(page, `agent-${line.slice(1)}`);
  await expectNoBreach(page);
});

it("every report has a page on which it can be ranked or shown by another table", async () => {
  const page = await openAs("U0MARCO");
  const ranked = await ask(page, "/leaderboard by rating");
  await ranked.getByText("Ranked from 3 values on", { exact: false }).first().waitFor();
  await screenshot(page, "report-leaderboard-csat");
  const breaches = await ask(page, "/sla 90d");
  await breaches.getByLabel("Table").selectOption({ label: "Table: breaches" });
  await breaches.getByText("Credited to", { exact: true }).first().waitFor();
  await breaches.scrollIntoViewIfNeeded();
  await screenshot(page, "report-breaches");
  await expectNoBreach(page);
});
