import { Binary } from "mongodb";
import { usageFamily } from "../../../src/domain/sums/families";
import { RememberedRows } from "../../../src/storage/sums/remembered-rows";
import { keyOfRows, type RowsDocument } from "../../../src/storage/sums/sums-documents";
import { type TestDatabase, testDatabase } from "../../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const DAY = 20_000;

/** Stores so many bytes as the rows of the day. */
async function store(version: number, bytes: Buffer, day = DAY): Promise<void> {
  const _id = keyOfRows("w", usageFamily, day);
  const document = { _id, workspace: "w", day, version, bytes: new Binary(bytes) };
  await collection().replaceOne({ _id }, document, { upsert: true });
}

function collection() {
  return database.db.collection<RowsDocument>("dayRows");
}

test("rows are read from the database once for each version, and never used for another one", async () => {
  const rows = new RememberedRows(collection());
  const read = async (version: number) =>
    (await rows.read("w", usageFamily, new Map([[DAY, version]]))).get(DAY)?.toString();
  await store(3, Buffer.from("three"));
  expect(await read(3)).toBe(Buffer.from("three").toString());
  await store(4, Buffer.from("four"));
  expect(await read(3)).toBe(Buffer.from("three").toString());
  expect(await read(4)).toBe(Buffer.from("four").toString());
  expect(await read(3)).toBeUndefined();
  await collection().deleteMany({});
  expect(await read(4)).toBe(Buffer.from("four").toString());
});

test("of more than fits in memory the rows read last are remembered", async () => {
  const rows = new RememberedRows(collection());
  const large = Buffer.alloc(7 * 1024 * 1024, 1);
  for (const day of [1, 2, 3]) await store(1, large, day);
  const read = async (day: number) => (await rows.read("w", usageFamily, new Map([[day, 1]]))).has(day);
  expect([await read(1), await read(2), await read(3)]).toEqual([true, true, true]);
  await collection().deleteMany({});
  expect([await read(3), await read(2), await read(1)]).toEqual([true, true, false]);
});
