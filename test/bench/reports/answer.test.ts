import { usersFigures } from "../../../src/domain/metrics";
import { type AnswerRow, answerOfJson, answerOfRows, firstDifference } from "./answer";

const figures = Object.fromEntries(usersFigures.map(({ key }) => [key, 1000]));

function answer(changes: AnswerRow = {}, total: AnswerRow = {}) {
  const row = { userId: "u1", user: "Ada", team: null, ...figures, ...changes };
  return answerOfJson({ rows: [row], total: { ...figures, ...total }, withoutCloser: 3 });
}

test("equal answers have no difference, in whichever of the two shapes they come", () => {
  const row = { userId: "u1", user: "Ada", team: null, ...figures, withoutCloser: 3 };
  const total = { userId: null, user: null, team: null, ...figures, withoutCloser: 3 };
  expect(firstDifference(answer(), answerOfRows([row, total]), 0)).toBeNull();
});

test("a count, a name or a maximum that differs at all is a difference", () => {
  expect(firstDifference(answer(), answer({ messagesSent: 1001 }), 0.01)).toBe(
    "u1: messagesSent: 1000 and 1001",
  );
  expect(firstDifference(answer(), answer({ user: "u1" }), 0.01)).toBe("u1: user: Ada and u1");
  expect(firstDifference(answer(), answer({ maxResolutionTime: 1000.001 }), 0.01)).toBe(
    "u1: maxResolutionTime: 1000 and 1000.001",
  );
});

test("a mean may differ by a millionth of it", () => {
  expect(firstDifference(answer(), answer({ avgResponseTime: 1000.0009 }), 0)).toBeNull();
  expect(firstDifference(answer(), answer({}, { avgResponseTime: 1000.0011 }), 0)).toBe(
    "total: avgResponseTime: 1000 and 1000.0011",
  );
});

test("a percentile may differ by one per cent where sketches are allowed, otherwise not at all", () => {
  expect(firstDifference(answer(), answer({ p90ResponseTime: 1009 }), 0.01)).toBeNull();
  expect(firstDifference(answer(), answer({ p90ResponseTime: 1011 }), 0.01)).not.toBeNull();
  expect(firstDifference(answer(), answer({ p90ResponseTime: 1000.1 }), 0)).not.toBeNull();
});

test("an absent value equals only an absent one", () => {
  expect(firstDifference(answer(), answer({ avgResponseTime: null }), 0.01)).not.toBeNull();
  expect(firstDifference(answer({ avgResponseTime: null }), answer({ avgResponseTime: null }), 0)).toBeNull();
});

test("a row that only one side has is a difference, and so is another number without closer", () => {
  const withoutRows = answerOfJson({ rows: [], total: figures, withoutCloser: 3 });
  expect(firstDifference(answer(), withoutRows, 0)).toBe("only one side has a row of u1");
  expect(firstDifference(withoutRows, answer(), 0)).toBe("only one side has a row of u1");
  const other = answerOfJson({ rows: [], total: figures, withoutCloser: 4 });
  expect(firstDifference(withoutRows, other, 0)).toBe("withoutCloser: 3 and 4");
});
