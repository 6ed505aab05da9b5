import { createHttpApp } from "../../src/http/app";
import { listen } from "../../src/http/listen";
import { createMetrics } from "../../src/http/metrics";
import { emptyHttpDependencies } from "../support/http-app";

const noNumbers = {
  pendingBatches: () => Promise.reject(new Error("away")),
  waitingConversations: async () => 3,
  dueDeliveries: async () => 2,
  heldWebhooks: async () => 4,
  underivedEvents: async () => 5,
};

function app() {
  return createHttpApp({
    ...emptyHttpDependencies(),
    metrics: createMetrics(noNumbers),
    listeners: {
      "/slack/events": (request, response) => {
        let body = "";
        request.on("data", (chunk) => {
          body += chunk;
        });
        request.on("end", () => response.end(`raw:${body}`));
      },
    },
    serveChart: async (token, now) => ({
      status: 200,
      headers: { "content-type": "image/png" },
      body: Buffer.from(`${token} ${now.toISOString()}`),
    }),
  });
}

test("a listener gets the raw body, a chart its token and the time, and lost numbers hide no others", async () => {
  const listening = await listen(app(), { port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${listening.port}`;
  const slack = await fetch(`${url}/slack/events`, { method: "POST", body: "a=1&b=2" });
  expect(await slack.text()).toBe("raw:a=1&b=2");
  const chart = await fetch(`${url}/charts/abc.1x2y.SIG-_.png`);
  expect(chart.headers.get("content-type")).toMatch("image/png");
  expect(await chart.text()).toBe("abc.1x2y.SIG-_ 2026-11-01T00:00:00.000Z");
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/^caseboard_pending_batches Nan$/im);
  expect(metrics).toMatch(/^caseboard_waiting_conversations 3$/m);
  expect(metrics).toMatch(/^caseboard_due_deliveries 2$/m);
  expect(metrics).toMatch(/^caseboard_held_webhooks 4$/m);
  await listening.stop(1_000);
});

test("a port that is taken is told in words", async () => {
  const first = await listen(app(), { port: 0, host: "127.0.0.1" });
  const again = listen(app(), { port: first.port, host: "127.0.0.1" });
  await expect(again).rejects.toMatchObject({ code: "port-unavailable" });
  await first.stop(1_000);
});

test("stopping waits for the request under way and cuts off one that does not end in time", async () => {
  const pending: { finish?: () => void } = {};
  const slow: Parameters<typeof listen>[0] = (request, response) => {
    if (request.url === "/never") return;
    pending.finish = () => response.end("done");
  };
  const patient = await listen(slow, { port: 0, host: "127.0.0.1" });
  const answer = fetch(`http://127.0.0.1:${patient.port}/slow`);
  while (pending.finish === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  const stopped = patient.stop(5_000);
  pending.finish();
  expect(await (await answer).text()).toBe("done");
  await stopped;

  const strict = await listen(slow, { port: 0, host: "127.0.0.1" });
  const never = fetch(`http://127.0.0.1:${strict.port}/never`).catch((error: Error) => error.message);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await strict.stop(100);
  expect(await never).toBe("fetch failed");
});
