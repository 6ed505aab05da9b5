import { OneReader } from "../../src/storage/one-reader";

test("what one reader reads again it reads once, whoever else reads; without being one each time", async () => {
  const oneReader = new OneReader();
  let reads = 0;
  const read = () =>
    oneReader.once("directory", async () => {
      reads += 1;
      return reads;
    });
  expect([await read(), await read()]).toEqual([1, 2]);
  const one = oneReader.run(async () => [await read(), await read()]);
  const other = oneReader.run(async () => [await read(), await read()]);
  expect([await one, await other]).toEqual([
    [3, 3],
    [4, 4],
  ]);
});
