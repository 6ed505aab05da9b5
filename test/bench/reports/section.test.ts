import { reportsSection } from "./section";

const section = reportsSection({
  standings: [
    {
      events: 1_000_000,
      importSeconds: null,
      contenders: [
        { name: "Caseboard", version: "1", seconds: [0.02, 0.01, 0.03], median: 0.02 },
        { name: "Slow", version: "2", seconds: [3], median: 3 },
        { name: "Lost", version: "3", gaveUp: "no answer in 3 minutes" },
      ],
    },
  ],
  flatness: [
    {
      question: "users",
      medians: [
        { events: 1_000_000, seconds: 0.02 },
        { events: 10_000_000, seconds: 0.029 },
      ],
    },
  ],
});

test("every contender has its runs, its median, and how many times faster Caseboard was", () => {
  expect(section).toContain("### 1 M events");
  expect(section).toContain("| Caseboard | 1 | 3 | 20.0 ms | 1.0 × |");
  expect(section).toContain("| Slow | 2 | 1 | 3.00 s | 150 × |");
});

test("a contender without an answer says why", () => {
  expect(section).toContain("| Lost | 3 | 0 | no answer in 3 minutes | – |");
});

test("the same question over more data has the ratio of its times", () => {
  expect(section).toContain("| report | 1 M events | 10 M events | ratio |");
  expect(section).toContain("| users | 20.0 ms | 29.0 ms | 1.4 × |");
});
