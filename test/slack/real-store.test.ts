import { ingest } from "../../src/ingest/ingest";
import { openStore, type Store } from "../../src/storage/store";
import { type TestDatabase, testDatabase } from "../support/database";
import { readable, type SlackTeam, startSlackTeam } from "../support/slack-team";
import { teamEvents } from "../support/team-events";

let database: TestDatabase;
let store: Store;
let one: SlackTeam;
let other: SlackTeam;

beforeAll(async () => {
  database = await testDatabase();
  store = await openStore(database.uri);
  const candidates = teamEvents().map(
    (value) => ({ kind: "value", value, text: null, origin: "test" }) as const,
  );
  await ingest(store.ingest, { workspace: "default", candidates }, Date.now());
  const slack = {
    source: store.reports,
    access: store.access("default"),
    expiring: store.expiring("default"),
    setZone: (zone: string) => store.workspaces.setZone("default", zone, Date.now()),
  };
  one = await startSlackTeam({ slack });
  other = await startSlackTeam({ slack });
});

afterAll(async () => {
  await one.close();
  await other.close();
  await store.close();
  await database.close();
});

describe("two instances of the bot on the real store", () => {
  it("show the same figures", async () => {
    await one.say("U0MARCO", "/perf all");
    await other.say("U0MARCO", "/perf all");
    expect(readable(one.newest("U0MARCO"))).toContain("15 min · n 2");
    expect(readable(other.newest("U0MARCO"))).toBe(readable(one.newest("U0MARCO")));
  });

  it("share what was set: a role given in one holds in the other at once", async () => {
    await one.say("U0OLIVIA", "/caseboard role @ben manager");
    await other.say("U0BEN", "/perf all");
    expect(readable(other.newest("U0BEN"))).toContain("Aisha Khan");
    await other.say("U0OLIVIA", "/caseboard zone Europe/Berlin");
    await one.say("U0MARCO", "/perf all");
    expect(readable(one.newest("U0MARCO"))).toContain("Europe/Berlin");
  });
});
