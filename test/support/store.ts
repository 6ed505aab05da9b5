import { candidatesOf as candidatesFrom } from "../../src/ingest/candidate";
import { openStore, type Store } from "../../src/storage/store";
import { type TestDatabase, testDatabase } from "./database";

/** An open store on an empty database of its own. */
export interface TestStore {
  readonly store: Store;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

export async function testStore(): Promise<TestStore> {
  const database = await testDatabase();
  const store = await openStore(database.uri);
  return {
    store,
    database,
    close: async () => {
      await store.close();
      await database.close();
    },
  };
}

let workspaces = 0;

/** A workspace that no other test of the file has. */
export function freshWorkspace(): string {
  workspaces += 1;
  return `w${workspaces}`;
}

/** Collects what a stream brings. */
export async function collected<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** Values as candidates, as a test sends them. */
export function candidatesOf(values: readonly unknown[]) {
  return candidatesFrom(values, "test");
}
