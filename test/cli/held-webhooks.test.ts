import { setTimeout as pause } from "node:timers/promises";
import { respondIo } from "../../src/ingest/connectors/respond-io";
import { ingest } from "../../src/ingest/ingest";
import { caseboard, startApi } from "../support/caseboard";
import { eventsOf, readDelivery } from "../support/connector-story";
import { openDesk } from "../support/respond-io-desk";
import { candidatesOf, testStore } from "../support/store";

test("a process killed once it has answered that it holds a webhook loses nothing: the next one places it", async () => {
  const { store, database, close } = await testStore();
  const first = await startApi(database.uri);
  const desk = await openDesk(store, "acme", first.url);
  const answer = await desk.deliver(readDelivery("respond-io", "06-answered"));
  expect(answer).toMatchObject({ accepted: 0, held: 1 });
  const metrics = await (await fetch(`${first.url}/metrics`)).text();
  expect(metrics).toMatch(/^caseboard_held_webhooks 1$/m);
  first.child.kill("SIGKILL");
  expect(await first.ended).toBeNull();

  // What it waits for comes while nobody is there to look.
  const candidates = candidatesOf(eventsOf(respondIo, readDelivery("respond-io", "11-closed")));
  await ingest(store.ingest, { workspace: "acme", candidates }, Date.now());
  const second = await startApi(database.uri);
  while ((await store.heldWebhooks.count()) > 0 && second.child.exitCode === null) await pause(20);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  const [conversation] = await desk.conversations();
  expect(conversation?.memberMessages).toMatchObject([{ at: Date.parse("2026-11-05T10:12:00Z") }]);
  // Opening, closing, the names of contact and member, and the message.
  expect(await store.log.count("acme")).toBe(5);
  const { code, results } = await caseboard(["verify", "--workspace", "acme"], database);
  expect(code).toBe(0);
  expect(results).toMatch(/^differences +0$/m);
  await close();
}, 60_000);
