import { ingest } from "../../src/ingest/ingest";
import { reportReadPreferences } from "../../src/storage/report-read-preference";
import { openStore, type Store } from "../../src/storage/store";
import { type TestDatabase, testDatabase } from "../support/database";
import { candidatesOf } from "../support/store";
import { teamEvents } from "../support/team-events";
import { type Command, helloBasics, isHello, startWireProxy, type WireProxy } from "../support/wire-proxy";

/**
 * A stand-in of a replica set: two ways to the same server, of which one says that it is the primary and the
 * other that it is a secondary. Which of them is asked is up to the real driver.
 */
let database: TestDatabase;
let primary: WireProxy;
let secondary: WireProxy;
let asked: { port: number; command: Command }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const member = (isPrimary: boolean) => (command: Command, port: number) => {
    asked.push({ port, command });
    return isHello(command) ? hello(isPrimary, port) : null;
  };
  primary = await startWireProxy(database.uri, member(true));
  secondary = await startWireProxy(database.uri, member(false));
});
afterAll(async () => {
  await primary.close();
  await secondary.close();
  await database.close();
});

function hello(isPrimary: boolean, port: number): Command {
  const hosts = [primary, secondary].map((one) => `127.0.0.1:${one.port}`);
  return {
    ...helloBasics,
    ...{ setName: "stand-in", setVersion: 1, hosts, me: `127.0.0.1:${port}`, primary: hosts[0] },
    ...{ isWritablePrimary: isPrimary, ismaster: isPrimary, secondary: !isPrimary },
    lastWrite: { lastWriteDate: new Date() },
  };
}

/** The collections asked on the secondary, and the commands. */
function onSecondary(): { readonly names: Set<string>; readonly collections: Set<string> } {
  const commands = asked.filter(({ port, command }) => port === secondary.port && !isHello(command));
  return {
    names: new Set(commands.map(({ command }) => Object.keys(command)[0] ?? "")),
    collections: new Set(commands.map(({ command }) => String(Object.values(command)[0]))),
  };
}

test.each(reportReadPreferences)(
  "with %s reports are the same, and only their reads may leave the primary",
  async (mode) => {
    const uri = `mongodb://127.0.0.1:${primary.port},127.0.0.1:${secondary.port}/${database.name}?replicaSet=stand-in&retryWrites=false`;
    const store = await openStore(uri, { reportReadPreference: mode });
    try {
      const now = Date.parse("2026-11-02T12:00:00Z");
      asked = [];
      await ingest(store.ingest, { workspace: "acme", candidates: candidatesOf(teamEvents()) }, now);
      await store.rebuild("acme", 0, () => undefined);
      expect(onSecondary().names).toEqual(new Set());
      const read = await readEverything(store);
      expect(read.every((length) => length > 0)).toBe(true);
      const { names, collections } = onSecondary();
      if (mode === "secondaryPreferred") expect(collections).toContain("conversations");
      else if (mode !== "nearest") expect(collections).toEqual(new Set());
      for (const name of names) expect(["find", "aggregate", "getMore"]).toContain(name);
      for (const name of ["directory", "settings", "workspaces", "dayMarks"])
        expect(collections).not.toContain(name);
    } finally {
      await store.close();
    }
  },
);

/** Asks everything that reports ask; answers how much came. */
async function readEverything({ reports }: Store): Promise<readonly number[]> {
  const always = { from: 0, to: Date.parse("2027-01-01T00:00:00Z") };
  const closed = await reports.closedConversations("acme", always, {});
  const active = await reports.activeConversations("acme", always, {});
  const events = await reports.conversationEvents("acme", closed[0]?.id ?? "");
  const values = await reports.filterValues("acme");
  const { members } = await reports.directory("acme");
  return [closed.length, active.length, events.length, values.inbox.length, members.length];
}
