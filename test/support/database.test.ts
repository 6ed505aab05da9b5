import { testDatabase } from "./database";

describe("testDatabase", () => {
  it("gives every caller an empty database of its own", async () => {
    const one = await testDatabase();
    const other = await testDatabase();
    try {
      await one.db.collection<{ _id: string }>("notes").insertOne({ _id: "a" });
      expect(await one.db.collection("notes").countDocuments()).toBe(1);
      expect(await other.db.collection("notes").countDocuments()).toBe(0);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
});
