import { createServer, type Server } from "node:http";
import { commands } from "../../commands";
import { type Playground, startPlayground } from "../../src/playground/start";
import { openSlack, type SlackApp } from "../../src/slack/app";
import { openBrowser, screenshot, type TestBrowser } from "../support/browser";
import { memorySource } from "../support/memory-source";
import { NOON, quietSlackOptions } from "../support/slack-options";
import { type Case, type TeamMember, teamEvents, teamMembers } from "../support/team-events";

const SECRET = "signing-secret-of-the-tests";
const quiet = () => undefined;

const many: readonly TeamMember[] = Array.from({ length: 150 }, (_, index) => ({
  id: `m-${String(index).padStart(3, "0")}`,
  name: `Person ${String(index).padStart(3, "0")}`,
  role: "agent",
  teamId: "t-billing",
}));
const cases: readonly Case[] = many.map(({ id }) => ({
  id: `k-${id}`,
  memberId: id,
  date: "2026-11-05",
  replyAfter: 10,
  closeAfter: 60,
}));

let browser: TestBrowser;
let playground: Playground;
let app: SlackApp;
let server: Server;

beforeAll(async () => {
  let receiverUrl = "";
  playground = await startPlayground({
    port: 0,
    receiverUrl: () => receiverUrl,
    signingSecret: SECRET,
    botToken: "xoxb-x",
    clock: { now: () => new Date(NOON), set: quiet, moments: async () => [] },
    commands: commands.map(({ name, summary, usage }) => ({
      name,
      description: summary,
      usage,
      examples: [],
    })),
  });
  const source = memorySource(teamEvents(cases, [...teamMembers, ...many]));
  app = openSlack({
    connection: { kind: "http", signingSecret: SECRET },
    botToken: "xoxb-x",
    slackApiUrl: playground.slackApiUrl,
    ...quietSlackOptions(source),
  });
  const { requestListener } = app;
  if (requestListener === null) throw new Error("The app has no listener");
  server = createServer(requestListener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  receiverUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/slack/events`;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  server.closeAllConnections();
  server.close();
  await playground.close();
});

describe("a menu of more than a hundred members", () => {
  it("is looked up while typing, and what is chosen filters the report", async () => {
    const page = await browser.page();
    await page.goto(`${playground.url}#U0MARCO/C0SUPPORT`);
    const composer = page.getByRole("combobox", { name: /^Message/ });
    await composer.fill("/perf all");
    await composer.press("Enter");
    await page.getByRole("button", { name: "Filter…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("searchbox", { name: /Look up Members/ }).fill("14");
    await dialog.getByRole("button", { name: /^Members/ }).click();
    await dialog.getByLabel("Person 142").check();
    await dialog.getByLabel("Person 145").check();
    await screenshot(page, "lookup");
    await dialog.getByRole("button", { name: "Show" }).click();
    await page.getByText("Performance: Person 142, Person 145").first().waitFor();
    expect(await page.locator(".data-table tbody tr").count()).toBe(2);
    expect(browser.problems).toEqual([]);
  });
});
