import type { AlertView } from "../../../src/reports/alerts/alert-view";
import { alertMessage } from "../../../src/slack/alerts/message";
import { checkMessage } from "../../../src/slack/limits";
import { conversation, opened, received } from "../../support/conversation-script";
import { readable } from "../../support/slack-team";

const MINUTE = 60_000;
const TEN = Date.parse("2026-10-05T10:00:00Z");
const story = conversation("c1", [opened("10:00"), received("10:00")]);

/** A contact who wrote at ten, with an hour's target, looked at some milliseconds after ten. */
function seenAfter(waited: number, over: Partial<AlertView> = {}): AlertView {
  const due = {
    conversation: story,
    waitsSince: TEN,
    creditedTo: null,
    target: 60 * MINUTE,
    waited,
    passesAt: TEN + 60 * MINUTE,
  };
  return {
    due,
    contactName: "Zoe",
    owner: null,
    minutes: 15,
    officeHours: false,
    now: TEN + waited,
    ...over,
  };
}

it.each([
  [45 * MINUTE, "due in 15 min"],
  [50 * MINUTE + 24_000, "due in 10 min"],
  [59 * MINUTE, "due in 1 min"],
  [59 * MINUTE + 40_000, "due in less than a minute"],
  [60 * MINUTE, "due in less than a minute"],
  [60 * MINUTE + 1, "overdue by less than a minute"],
  [63 * MINUTE, "overdue by 3 min"],
  [60 * MINUTE + 25 * 60 * MINUTE, "overdue by 1 d 1 h"],
])("%i ms after the message the first response is %s", (waited, words) => {
  const message = alertMessage(seenAfter(waited));
  expect(message.text).toContain(words);
  expect(readable(message)).toContain(`⏳ First response ${words}`);
});

it("says of what passed when it did, and how long ago", () => {
  const text = readable(alertMessage(seenAfter(63 * MINUTE)));
  expect(text).toContain("The target of 1 h passed 3 min ago, ");
});

it("says when it is office hours that count", () => {
  const text = readable(alertMessage(seenAfter(50 * MINUTE, { officeHours: true })));
  expect(text).toContain("First response due in 10 min of office hours");
  expect(text).toContain("The target of 1 h of office hours passes ");
});

it("names the contact by id, and nobody as the owner, where no more is known", () => {
  const text = readable(alertMessage(seenAfter(50 * MINUTE, { contactName: null })));
  expect(text).toContain("k1");
  expect(text).toContain("Owner: nobody");
});

it("keeps to Slack's limits whatever names and ids are", () => {
  const long = "🧑‍🚀<@U1>*_`& ".repeat(60);
  const id = "x".repeat(512);
  const endless = { ...story, id, inboxId: long, channel: long, topic: long };
  const view = seenAfter(50 * MINUTE, { contactName: long, owner: long });
  const message = alertMessage({ ...view, due: { ...view.due, conversation: endless } });
  expect(checkMessage(message)).toEqual([]);
  expect(message.text).not.toContain("<@U1>");
});
