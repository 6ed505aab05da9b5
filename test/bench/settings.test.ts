import { resolve } from "node:path";
import { readSettings } from "./settings";

const parts = ["reports", "load"];

test("without arguments everything runs over one and ten million events, and nothing is written", () => {
  expect(readSettings([], {}, parts)).toEqual({
    events: [1_000_000, 10_000_000],
    parts,
    write: false,
    directory: resolve(".caseboard/bench"),
  });
});

test("amounts and parts are lists, amounts in any order; the directory comes from the environment", () => {
  const words = ["--events", "2000,1000", "--parts", "load", "--write"];
  expect(readSettings(words, { CASEBOARD_BENCH_DIR: "/data/bench" }, parts)).toEqual({
    events: [1_000, 2_000],
    parts: ["load"],
    write: true,
    directory: "/data/bench",
  });
});

test("what is not known is refused with what would do", () => {
  expect(() => readSettings(["--events", "1M"], {}, parts)).toThrow("whole numbers from 1000");
  expect(() => readSettings(["--parts", "all"], {}, parts)).toThrow("there are reports, load");
  expect(() => readSettings(["--quick"], {}, parts)).toThrow("--quick");
});
