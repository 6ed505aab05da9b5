import { request } from "node:http";
import { bundlePage } from "../../src/playground/bundle";
import { type PlaygroundWithApp, startPlaygroundWithApp } from "../support/playground";

let stage: PlaygroundWithApp;

beforeEach(async () => {
  stage = await startPlaygroundWithApp();
});

afterEach(() => stage.close());

const own = () => stage.playground.url.replace(/\/$/, "");

/** Status of a request with exactly these headers: fetch does not allow another Host. */
function statusOf(path: string, headers: Record<string, string>, method = "GET", body = ""): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${own()}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const act = JSON.stringify({ kind: "open-home", as: "U0AISHA" });
const json = { "content-type": "application/json" };

describe("other web pages", () => {
  it("cannot reach it under a name of theirs that points at this machine", async () => {
    expect(await statusOf("/", { host: "evil.example" })).toBe(403);
    expect(await statusOf("/playground/events?as=U0AISHA", { host: "evil.example:80" })).toBe(403);
    expect(await statusOf("/api/auth.test", { host: "evil.example" }, "POST")).toBe(403);
  });

  it("cannot act through the visitor's browser", async () => {
    const from = (origin: string) => statusOf("/playground/act", { ...json, origin }, "POST", act);
    expect(await from("https://evil.example")).toBe(403);
    expect(await from("null")).toBe(403);
    expect(await from("http://127.0.0.1:1")).toBe(403);
    expect(await from(own())).toBe(200);
  });

  it("cannot act with a form or without saying who they are", async () => {
    const form = { "content-type": "text/plain", origin: own() };
    expect(await statusOf("/playground/act", form, "POST", act)).toBe(403);
    expect(await statusOf("/playground/act", json, "POST", act)).toBe(403);
    expect(await statusOf("/playground/clock", json, "POST", '{"instant":null}')).toBe(403);
  });

  it("cannot read the events of a person", async () => {
    const crossSite = { "sec-fetch-site": "cross-site" };
    expect(await statusOf("/playground/events?as=U0AISHA", crossSite)).toBe(403);
    expect(await statusOf("/playground/events?as=U0AISHA", { "sec-fetch-site": "same-origin" })).toBe(200);
  });
});

describe("the page", () => {
  it("may load nothing from other machines", async () => {
    const response = await fetch(stage.playground.url);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain(`img-src 'self' data: ${new URL(stage.app.receiverUrl).origin}`);
    const { script, style } = await bundlePage();
    expect(style).not.toMatch(/url\(|@import/);
    expect(script).not.toMatch(/\beval\(|new Function\(/);
  });

  it("answers nonsense with 400 and unknown people with 404 or a reason", async () => {
    const post = (path: string, body: string) => statusOf(path, { ...json, origin: own() }, "POST", body);
    expect(await post("/playground/act", '{"kind":"fly"}')).toBe(400);
    expect(await post("/playground/clock", '{"instant":"soon"}')).toBe(400);
    expect(await statusOf("/playground/events?as=U404", {})).toBe(404);
  });

  it("sets the app's clock and lets it run again", async () => {
    const set = (instant: string | null) =>
      statusOf("/playground/clock", { ...json, origin: own() }, "POST", JSON.stringify({ instant }));
    expect(await set("2026-10-01T09:00:00Z")).toBe(200);
    expect(stage.clock.instant?.toISOString()).toBe("2026-10-01T09:00:00.000Z");
    expect(await set(null)).toBe(200);
    expect(stage.clock.instant).toBeNull();
  });
});

it("files are given to those who see their message and to nobody else", async () => {
  const api = async (method: string, body: Record<string, unknown>) => {
    const response = await fetch(`${stage.playground.slackApiUrl}${method}`, {
      method: "POST",
      headers: { authorization: "Bearer xoxb-playground-tests", ...json },
      body: JSON.stringify(body),
    });
    const answer: { upload_url: string; file_id: string } = await response.json();
    return answer;
  };
  const { upload_url, file_id } = await api("files.getUploadURLExternal", { filename: "a.csv", length: 3 });
  await fetch(upload_url, { method: "POST", body: "a,b" });
  await api("files.completeUploadExternal", { files: [{ id: file_id }], channel_id: "D0AISHA" });
  const address = `${own()}/files/${file_id}/a.csv?as=`;
  const mine = await fetch(`${address}U0AISHA`);
  expect(await mine.text()).toBe("a,b");
  expect(mine.headers.get("content-disposition")).toMatch(/^attachment; filename="?a\.csv"?$/);
  expect((await fetch(`${address}U0MARCO`)).status).toBe(404);
});
