import type { Locator, Page } from "playwright-core";
import { LONG_NAME } from "../support/block-samples";
import { openBrowser, screenshot, type TestBrowser } from "../support/browser";
import { type PlaygroundWithApp, startPlaygroundWithApp } from "../support/playground";

let browser: TestBrowser;
let stage: PlaygroundWithApp;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  stage = await startPlaygroundWithApp();
});

afterEach(async () => {
  // No test may leave an error in the page's script, or have asked another machine for anything.
  expect(browser.problems).toEqual([]);
  await browser.closePages();
  await stage.close();
});

async function open(
  as = "U0AISHA",
  place = "C0SUPPORT",
  size?: { width: number; height: number },
): Promise<Page> {
  const page = await browser.page(size);
  await page.goto(`${stage.playground.url}#${as}/${place}`);
  await page
    .getByRole("combobox", { name: /^Message/ })
    .or(page.locator(".home"))
    .first()
    .waitFor();
  return page;
}

const composer = (page: Page): Locator => page.getByRole("combobox", { name: /^Message/ });

async function run(page: Page, line: string): Promise<void> {
  await composer(page).fill(line);
  await composer(page).press("Enter");
}

/** The words of one column of the table's body, as they stand. */
async function column(page: Page, place: number): Promise<string[]> {
  const cells = page.locator(`.data-table tbody tr > :nth-child(${place})`);
  return (await cells.allTextContents()).map((text) => text.trim());
}

describe("a table", () => {
  it("shows its pages one after the other", async () => {
    const page = await open();
    await run(page, "/try table");
    await page.getByRole("status").filter({ hasText: "1–5 of 7" }).waitFor();
    expect(await column(page, 3)).toEqual(["10", "20", "5", "100", "7"]);
    await screenshot(page, "table");
    await page.getByRole("button", { name: "Next page" }).click();
    expect(await column(page, 3)).toEqual(["1,000", "2"]);
    expect(await page.getByRole("status").filter({ hasText: "of 7" }).textContent()).toBe("6–7 of 7");
  });

  it("sorts numbers by value and words by the alphabet, and says so to screen readers", async () => {
    const page = await open();
    await run(page, "/try table");
    const header = page.getByRole("columnheader", { name: /Closed/ });
    await header.getByRole("button").click();
    expect(await header.getAttribute("aria-sort")).toBe("ascending");
    expect(await column(page, 3)).toEqual(["2", "5", "7", "10", "20"]);
    await header.getByRole("button").click();
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    expect(await column(page, 3)).toEqual(["1,000", "100", "20", "10", "7"]);
    await page.getByRole("columnheader", { name: /Team/ }).getByRole("button").click();
    expect(await column(page, 2)).toEqual(["Billing", "Billing", "Billing", "Support", "Support"]);
    expect(await header.getAttribute("aria-sort")).toBe("none");
  });

  it("names each row by its header column and sets numbers to the right", async () => {
    const page = await open();
    await run(page, "/try table");
    await page.getByRole("rowheader", { name: "Ben Okafor" }).waitFor();
    const number = page.getByRole("cell", { name: "20", exact: true });
    expect(await number.evaluate((cell) => getComputedStyle(cell).textAlign)).toBe("end");
  });
});

it("a plain table stands as its columns say", async () => {
  const page = await open();
  await run(page, "/try plain");
  const cell = (name: string) => page.getByRole("cell", { name, exact: true });
  const alignment = (name: string) => cell(name).evaluate((node) => getComputedStyle(node).textAlign);
  expect(await Promise.all(["Aisha Khan", "Support", "1,000"].map(alignment))).toEqual([
    "left",
    "center",
    "right",
  ]);
});

describe("messages", () => {
  it("draw every kind of text, and nothing in them becomes HTML", async () => {
    const page = await open();
    await run(page, "/try text");
    await page.getByRole("heading", { name: "Users report 📊" }).waitFor();
    await page.getByText("@Aisha Khan").waitFor();
    await page.getByText("#support", { exact: true }).waitFor();
    await page.getByText("<script>alert(1)</script>").waitFor();
    expect(await page.getByText("Bold", { exact: true }).evaluate((node) => node.tagName)).toBe("STRONG");
    expect(await page.locator("blockquote").textContent()).toBe("quoted");
    await screenshot(page, "text");
  });

  it("that only one person sees are marked and shown to nobody else", async () => {
    const page = await open();
    await run(page, "/try text");
    await page.getByText("Only visible to you").waitFor();
    await screenshot(page, "ephemeral");
    await page.getByLabel("Acting as").selectOption("U0MARCO");
    await page.getByText("Nothing in #support yet").waitFor();
    expect(await page.getByText("Only visible to you").count()).toBe(0);
  });

  it("to all arrive live in another person's tab", async () => {
    const [mine, theirs] = [await open("U0AISHA"), await open("U0MARCO")];
    await run(mine, "/try all");
    await theirs.getByRole("rowheader", { name: "Ben Okafor" }).waitFor();
  });

  it("beyond Slack's limits stand in red with path and reason", async () => {
    const page = await open();
    await run(page, "/try broken");
    await page.getByText("Slack refuses this message:").waitFor();
    await page.getByText("/blocks/0/text/text: at most 150 characters, found 151").waitFor();
    await page.getByText(/\/blocks\/2\/elements\/0\/text\/text: at most 75 characters, found 8\d/).waitFor();
    await screenshot(page, "breach");
  });

  it("with a 500-character, a right-to-left and an emoji name stay within the page", async () => {
    const page = await open();
    await run(page, "/try table");
    await page.getByRole("rowheader", { name: LONG_NAME }).waitFor();
    await page.getByRole("rowheader", { name: "محمد علي" }).waitFor();
    await page.getByRole("rowheader", { name: "👩‍💻 Zoë" }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe("charts", () => {
  it("are drawn with axes, legend and values on pointing", async () => {
    const page = await open();
    await run(page, "/try charts");
    await page.getByRole("img", { name: "Response time per day, line chart" }).waitFor();
    const bars = page.getByRole("img", { name: "Closed per day, bar chart" });
    await bars.waitFor();
    expect(await bars.locator("g[fill] > rect").count()).toBe(7);
    await page.locator(".sensor").nth(3).hover();
    await page.locator(".tooltip").filter({ hasText: "Mean 21" }).waitFor();
    await screenshot(page, "charts");
  });

  it("tell the same values to screen readers", async () => {
    const page = await open();
    await run(page, "/try charts");
    const table = page.getByRole("table", { name: "Closed per day" });
    await table.waitFor();
    expect(await table.getByRole("cell").allTextContents()).toEqual([
      "31",
      "42",
      "38",
      "55",
      "47",
      "12",
      "9",
    ]);
  });

  it("as areas and pies have names and shares", async () => {
    const page = await open();
    await run(page, "/try more");
    await page.getByRole("img", { name: "Assignments by source, pie chart" }).waitFor();
    await page.getByText("68.9%", { exact: true }).waitFor();
    await screenshot(page, "more-charts");
  });
});

describe("controls in a message", () => {
  it("send what was chosen and redraw the message in place", async () => {
    const page = await open();
    await run(page, "/try table");
    await page.getByRole("combobox", { name: "Select…" }).selectOption("7d");
    await page.getByRole("heading", { name: "Redrawn" }).waitFor();
    expect(await page.locator(".message").count()).toBe(1);
    expect(stage.app.heard.at(-1)).toMatchObject({
      what: "action",
      body: { action: { action_id: "preset", selected_option: { value: "7d" } } },
    });
  });

  it("send what was taken from a ⋯ menu", async () => {
    const page = await open();
    await run(page, "/try text");
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Export XLSX" }).click();
    await waitUntil(() => stage.app.heard.length === 2);
    expect(stage.app.heard.at(-1)).toMatchObject({
      body: { action: { type: "overflow", action_id: "more", selected_option: { value: "xlsx" } } },
    });
  });

  it("send every change of a menu of several, with the state of all others", async () => {
    const page = await open();
    await run(page, "/try table");
    await page.getByRole("button", { name: /^Tags/ }).click();
    await page.getByRole("checkbox", { name: "vip" }).check();
    await page.getByRole("checkbox", { name: "bug" }).check();
    await waitUntil(() => stage.app.heard.length === 3);
    expect(stage.app.heard.at(-1)).toMatchObject({
      body: {
        action: { action_id: "tags", selected_options: [{ value: "vip" }, { value: "bug" }] },
        body: { state: { values: { controls: { day: { selected_date: "2026-11-01" } } } } },
      },
    });
    await page.keyboard.press("Escape");
    await page.getByRole("checkbox", { name: "vip" }).waitFor({ state: "detached" });
  });

  it("show the app's pictures", async () => {
    const page = await open();
    await run(page, "/try text");
    const image = page.getByRole("img", { name: "A green dot" });
    await image.waitFor();
    expect(await image.evaluate((node) => node instanceof HTMLImageElement && node.naturalWidth)).toBe(1);
  });

  it("ask before a dangerous press, and send nothing when the person keeps things", async () => {
    const page = await open();
    await run(page, "/try table");
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.getByRole("alertdialog", { name: "Clear all filters?" }).waitFor();
    await screenshot(page, "confirm");
    await page.getByRole("button", { name: "Keep" }).click();
    expect(stage.app.heard.map(({ what }) => what)).toEqual(["command"]);
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await waitUntil(() => stage.app.heard.length === 2);
  });
});

/** Waits for something that happens outside the page. */
async function waitUntil(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error("waited 5 s in vain");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("modals", () => {
  async function openModal(page: Page): Promise<Locator> {
    await run(page, "/try modal");
    const dialog = page.getByRole("dialog", { name: "Filter the report" });
    await dialog.waitFor();
    return dialog;
  }

  it("show every input, and what is missing, before anything is sent", async () => {
    const page = await open("U0AISHA", "C0SUPPORT", { width: 1280, height: 1400 });
    const dialog = await openModal(page);
    await screenshot(page, "modal");
    await dialog.getByRole("button", { name: "Apply" }).click();
    expect(await dialog.getByText("Please complete this required field.").count()).toBe(2);
    await dialog.getByLabel("Name of the view").fill("ab");
    await dialog.getByLabel("Rows at most").fill("101");
    await dialog.getByRole("button", { name: "Apply" }).click();
    await dialog.getByText("Write at least 3 characters.").waitFor();
    await dialog.getByText("Must be at most 100.").waitFor();
    await screenshot(page, "modal-errors");
    expect(stage.app.heard.map(({ what }) => what)).toEqual(["command"]);
  });

  it("send all values, and close when the app takes them", async () => {
    const page = await open();
    const dialog = await openModal(page);
    await dialog.getByLabel("Name of the view").fill("weekly");
    await dialog.getByLabel("Inbox").selectOption("billing");
    await dialog.getByRole("button", { name: /^Tags/ }).click();
    await dialog.getByRole("checkbox", { name: "bug" }).check();
    await dialog.getByRole("checkbox", { name: "refund" }).check();
    await dialog.getByRole("button", { name: "Apply" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(stage.app.heard.at(-1)).toMatchObject({
      what: "submission",
      body: {
        user: { id: "U0AISHA" },
        view: {
          state: {
            values: {
              name: { name: { type: "plain_text_input", value: "weekly" } },
              inbox: { inbox: { selected_option: { value: "billing" } } },
              tags: { tags: { selected_options: [{ value: "bug" }, { value: "refund" }] } },
              from: { from: { selected_date: "2026-11-01" } },
              order: { order: { selected_option: { value: "name" } } },
              note: { note: { value: null } },
            },
          },
        },
      },
    });
  });

  it("show the app's own errors below the input and keep what was typed", async () => {
    const page = await open();
    const dialog = await openModal(page);
    await dialog.getByLabel("Name of the view").fill("taken");
    await dialog.getByLabel("Inbox").selectOption("support");
    await dialog.getByRole("button", { name: "Apply" }).click();
    await dialog.getByText("There is such a view already.").waitFor();
    expect(await dialog.getByLabel("Name of the view").inputValue()).toBe("taken");
  });

  it("stand on top of each other, and the lower one keeps its values", async () => {
    const page = await open();
    const dialog = await openModal(page);
    await dialog.getByLabel("Name of the view").fill("push");
    await dialog.getByLabel("Inbox").selectOption("support");
    await dialog.getByRole("button", { name: "Apply" }).click();
    const upper = page.getByRole("dialog", { name: "Pushed" });
    await upper.getByRole("button", { name: "Back" }).click();
    await upper.waitFor({ state: "detached" });
    expect(await dialog.getByLabel("Name of the view").inputValue()).toBe("push");
  });

  it("keep the keyboard inside, and close with Escape", async () => {
    const page = await open();
    const dialog = await openModal(page);
    for (let step = 0; step < 60; step += 1) await page.keyboard.press("Tab");
    const isOutside = await page.evaluate(
      () =>
        document.activeElement !== document.body &&
        !document.querySelector("dialog")?.contains(document.activeElement),
    );
    expect(isOutside).toBe(false);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await waitUntil(() => stage.app.heard.at(-1)?.what === "closed");
  });
});

describe("the composer", () => {
  it("offers commands with their hints, and members after @, to the keyboard", async () => {
    const page = await open();
    await composer(page).fill("/tr");
    await page.getByRole("option", { name: /\/try \[text/ }).waitFor();
    await screenshot(page, "suggestions");
    await composer(page).press("Tab");
    expect(await composer(page).inputValue()).toBe("/try ");
    await composer(page).pressSequentially("x @be");
    await page.getByRole("option", { name: /@ben/ }).waitFor();
    await composer(page).press("Enter");
    expect(await composer(page).inputValue()).toBe("/try x @ben ");
    await composer(page).press("Enter");
    await waitUntil(() => stage.app.heard.length === 1);
    expect(stage.app.heard[0]?.body).toMatchObject({
      command: "/try",
      text: "x <@U0BEN|ben>",
      user_id: "U0AISHA",
    });
  });

  it("posts plain messages as the acting person", async () => {
    const page = await open();
    await run(page, "hello <b>all</b> & *everybody*");
    await page.getByRole("article", { name: /Aisha Khan/ }).waitFor();
    await page.getByText("hello <b>all</b> & everybody").waitFor();
  });

  it("takes an example with one click and sends it with Enter", async () => {
    const page = await open();
    await page.getByRole("button", { name: "/try table" }).click();
    expect(await composer(page).inputValue()).toBe("/try table");
    await page.keyboard.press("Enter");
    await page.getByRole("rowheader", { name: "Ben Okafor" }).waitFor();
  });
});

describe("the app", () => {
  it("that does not answer within three seconds is named", async () => {
    const page = await open();
    await run(page, "/try late");
    await page.getByText("/try: the app did not answer within 3 s.").waitFor();
    await screenshot(page, "late");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByText("did not answer").waitFor({ state: "detached" });
  });

  it("publishes a Home tab to each person alone", async () => {
    const page = await open("U0MARCO", "home");
    await page.getByRole("heading", { name: "My performance" }).waitFor();
    await screenshot(page, "home");
    expect(stage.playground.workspace.home("U0AISHA")).toBeUndefined();
  });
});

describe("the clock", () => {
  it("shows the app's now, sets it, and goes back to real time", async () => {
    const page = await open();
    await page.getByRole("button", { name: /real time/ }).click();
    await page.getByLabel(/The app's now/).fill("2026-10-05T09:30");
    await screenshot(page, "clock");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    const held = page.getByRole("button", { name: /5 Oct 2026, 09:30/ });
    await held.waitFor();
    // London is an hour ahead of UTC on that day.
    expect(stage.clock.instant?.toISOString()).toBe("2026-10-05T08:30:00.000Z");
    await held.click();
    await page.getByRole("button", { name: "Real time" }).click();
    await page
      .getByRole("button", { name: /real time/ })
      .first()
      .waitFor();
    expect(stage.clock.instant).toBeNull();
  });

  it("goes to what lies ahead with one click", async () => {
    const page = await open();
    await page.getByRole("button", { name: /real time/ }).click();
    // London is an hour ahead of UTC on that day.
    await page.getByRole("button", { name: "Support week 5 Oct 2026, 09:00" }).click();
    await page.getByRole("button", { name: /5 Oct 2026, 09:00\s*held/ }).waitFor();
    expect(stage.clock.instant?.toISOString()).toBe("2026-10-05T08:00:00.000Z");
  });
});

describe("on a phone", () => {
  it("everything fits the width, and the sidebar opens over the channel", async () => {
    const page = await open("U0AISHA", "C0SUPPORT", { width: 390, height: 844 });
    await run(page, "/try table");
    await page.getByRole("rowheader", { name: "Ben Okafor" }).waitFor();
    await screenshot(page, "phone");
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Channels and people" }).click();
    await page.waitForTimeout(250);
    await screenshot(page, "phone-sidebar");
    await page.getByRole("button", { name: "Caseboard Home" }).click();
    await page.getByRole("heading", { name: "My performance" }).waitFor();
    await screenshot(page, "phone-home");
  });
});

it("in the dark all is readable", async () => {
  const page = await browser.page();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`${stage.playground.url}#U0OLIVIA/C0SUPPORT`);
  await run(page, "/try table");
  await run(page, "/try more");
  await page.getByText("68.9%", { exact: true }).waitFor();
  await screenshot(page, "dark");
});
