import { Writable } from "node:stream";
import type { Locator, Page } from "playwright-core";
import { DEMO_WORKSPACE } from "../../src/demo/sample-workspace";
import { type Demo, startDemo } from "../../src/demo/start-demo";
import { ingest } from "../../src/ingest/ingest";
import { createLogger } from "../../src/logging";
import { openBrowser, type TestBrowser } from "./browser";
import { candidatesOf, type TestStore, testStore } from "./store";

/** The demo and a browser to walk through it. */
interface DemoWalk {
  /** The channel, or another place, as this person sees it. */
  openAs(id: string, place?: string, height?: number): Promise<Page>;
  /** Takes events in, as the help desk would send them. */
  happens(...events: readonly object[]): Promise<void>;
  /** Fails on anything that went wrong in a page or in the app. */
  expectNoProblem(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the demo before the tests of a file, and closes it after them; none may end with a problem. */
export function demoWalk(): Pick<DemoWalk, "openAs" | "happens"> {
  let walk: DemoWalk;
  beforeAll(async () => {
    walk = await startDemoWalk();
  }, 120_000);
  afterEach(() => walk.expectNoProblem());
  afterAll(() => walk.close());
  return {
    openAs: (...given) => walk.openAs(...given),
    happens: (...events) => walk.happens(...events),
  };
}

async function startDemoWalk(): Promise<DemoWalk> {
  const errors: string[] = [];
  const store: TestStore = await testStore();
  const demo: Demo = await startDemo({
    store: store.store,
    log: createLogger("error", errorLog(errors)),
    version: "0.0.0",
    now: Date.now,
    port: 0,
    limits: { requestsAMinute: 10_000, requestsAtOnce: 100 },
    openProgress: () => ({ update: () => undefined, close: () => undefined }),
  });
  const browser: TestBrowser = await openBrowser();
  return {
    async openAs(id, place = "C0SUPPORT", height = 1000) {
      const page = await browser.page({ width: 1280, height });
      await page.goto(`${demo.url}#${id}/${place}`);
      await page.getByLabel("Acting as").waitFor();
      return page;
    },
    async happens(...events) {
      const batch = { workspace: DEMO_WORKSPACE, candidates: candidatesOf(events) };
      expect((await ingest(store.store.ingest, batch, Date.now())).rejected).toEqual([]);
    },
    async expectNoProblem() {
      expect(browser.problems).toEqual([]);
      expect(errors).toEqual([]);
      await browser.closePages();
    },
    async close() {
      await browser.close();
      await demo.stop();
      await store.close();
    },
  };
}

/** Keeps what the app logs as an error. */
function errorLog(errors: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      errors.push(String(chunk));
      done();
    },
  });
}

/** Types a line and gives the message that answers it. */
export async function ask(page: Page, line: string): Promise<Locator> {
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
export async function expectNoBreach(page: Page): Promise<void> {
  expect(await page.locator(".breaches, .notice, .unknown").allTextContents()).toEqual([]);
}
