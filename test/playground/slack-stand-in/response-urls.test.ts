import type { SlackStandIn } from "../../../src/playground/slack-stand-in/start";
import { standInWithClient } from "../../support/slack-stand-in";

let standIn: SlackStandIn;
let now = 5_000_000;

beforeEach(async () => {
  now = 5_000_000;
  ({ standIn } = await standInWithClient({ now: () => now }));
});

afterEach(() => standIn.close());

const target = { channel: "C0SUPPORT", userId: "U0AISHA", messageTs: null };

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

it("answers privately by default and to all with in_channel", async () => {
  const url = standIn.responseUrl(target);
  await post(url, { text: "mine" });
  await post(url, { text: "ours", response_type: "in_channel" });
  expect(standIn.workspace.messages).toMatchObject([
    { text: "mine", onlyFor: "U0AISHA" },
    { text: "ours", onlyFor: null },
  ]);
});

it("works five times", async () => {
  const url = standIn.responseUrl(target);
  for (let use = 0; use < 5; use += 1) expect((await post(url, { text: "x" })).status).toBe(200);
  const sixth = await post(url, { text: "x" });
  expect(sixth.status).toBe(404);
  expect(await sixth.json()).toEqual({ ok: false, error: "used_url" });
});

it("works for thirty minutes", async () => {
  const url = standIn.responseUrl(target);
  now += 30 * 60_000;
  expect((await post(url, { text: "x" })).status).toBe(200);
  now += 1;
  expect((await post(url, { text: "x" })).status).toBe(404);
});

it("replaces and deletes the original message, also one that only this person sees", async () => {
  await post(standIn.responseUrl(target), { text: "before" });
  const [original] = standIn.workspace.messages;
  const url = standIn.responseUrl({ ...target, messageTs: original?.ts ?? "" });
  await post(url, { text: "after", replace_original: true });
  expect(standIn.workspace.messages).toMatchObject([{ text: "after", ts: original?.ts, onlyFor: "U0AISHA" }]);
  await post(url, { delete_original: true });
  expect(standIn.workspace.messages).toEqual([]);
});

it("refuses blocks beyond Slack's limits and leaves the original as it was", async () => {
  await post(standIn.responseUrl(target), { text: "before" });
  const [original] = standIn.workspace.messages;
  const url = standIn.responseUrl({ ...target, messageTs: original?.ts ?? "" });
  const answer = await post(url, { text: "x", blocks: [{ type: "wobble" }], replace_original: true });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ ok: false, error: "invalid_blocks" });
  expect(standIn.workspace.messages).toMatchObject([
    { text: "before", refused: false },
    { text: "x", refused: true },
  ]);
});
