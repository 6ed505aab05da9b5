import { wallClockTime } from "../../../src/domain/instant";
import { conversationFigures } from "../../../src/domain/reports/conversation-figures";
import { closed, conversation, member, opened, received, replied } from "../../support/conversation-script";

const MINUTE = 60_000;

test("times are of the conversation, whoever answered: 10 and 20 minutes, closed after an hour", () => {
  const one = conversation("c1", [
    opened("09:00"),
    received("09:05"),
    replied("09:15", "u1"),
    replied("09:16", "u1"),
    received("09:30"),
    replied("09:50", "u2"),
    closed("10:00", member("u2")),
  ]);
  expect(conversationFigures(one, wallClockTime)).toEqual({
    repliesSent: 3,
    firstResponseTime: 10 * MINUTE,
    responseTime: 15 * MINUTE,
    resolveTime: 60 * MINUTE,
  });
});

test("what was never answered or resolved has no times", () => {
  const silent = conversation("c2", [opened("09:00"), received("09:05"), closed("10:00", member("u1"))]);
  expect(conversationFigures(silent, wallClockTime)).toEqual({
    repliesSent: 0,
    firstResponseTime: null,
    responseTime: null,
    resolveTime: null,
  });
  const open = conversation("c3", [opened("09:00"), received("09:05"), replied("09:15", "u1")]);
  expect(conversationFigures(open, wallClockTime).resolveTime).toBeNull();
});
