import { screenshot } from "../support/browser";
import { ask, demoWalk, expectNoBreach } from "../support/demo-walk";

/** The demo's weekly digest, posted because somebody moves the clock on. */

const demo = demoWalk();

it("one click on the clock brings the next digest into the channel, once, and its figures open privately", async () => {
  const page = await demo.openAs("U0OLIVIA", "C0SUPPORT", 1400);
  await page.getByRole("button", { name: /real time/ }).click();
  await page.getByRole("button", { name: /^Support week/ }).click();
  const posts = page.getByRole("article").filter({ hasText: "Set up by" });
  await posts.first().waitFor();
  await page.getByText("Leaderboard by cases closed").waitFor();
  await expectNoBreach(page);
  const list = await ask(page, "/digest list");
  await list.getByText(/Last: posted/).waitFor();
  expect(await posts.count()).toBe(1);
  await screenshot(page, "digest-by-clock");
  await posts.first().getByRole("button", { name: "Leaderboard" }).click();
  const opened = page.getByRole("article").last();
  await opened.getByText("Only visible to you").waitFor();
  await screenshot(page, "digest-opened");
  await opened.getByRole("heading", { name: /Leaderboard/ }).waitFor();
});
