import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";
const SCREENSHOTS = join(__dirname, "..", "browser", "screenshots");

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface TestBrowser {
  /** A new tab that fails the test on errors of the page's script and on any request to another machine. */
  page(size?: { width: number; height: number }): Promise<Page>;
  /** Problems seen so far in any tab; a test expects none. */
  readonly problems: readonly string[];
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** Debian's Chromium with a fresh profile. */
export async function openBrowser(): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), "caseboard-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    headless: true,
    viewport: { width: 1280, height: 860 },
    timezoneId: "Europe/London",
    locale: "en-GB",
    acceptDownloads: true,
  });
  const problems: string[] = [];
  return {
    problems,
    page: async (size) => watch(await context.newPage(), problems, size),
    closePages: () => closePages(context),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Closes all tabs but the first, empty one: with the last tab the browser would end. */
async function closePages(context: BrowserContext): Promise<void> {
  for (const page of context.pages().slice(1)) await page.close();
}

async function watch(
  page: Page,
  problems: string[],
  size?: { width: number; height: number },
): Promise<Page> {
  if (size) await page.setViewportSize(size);
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => problems.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== "data:" && hostname !== "127.0.0.1") problems.push(`request to ${request.url()}`);
  });
  return page;
}

/** Writes what the page shows to test/browser/screenshots/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
