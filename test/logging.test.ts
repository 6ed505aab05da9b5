import { CaseboardError } from "../src/errors";
import { createLogger } from "../src/logging";

function loggedBy(write: (log: ReturnType<typeof createLogger>) => void): string {
  let lines = "";
  write(
    createLogger("debug", {
      write: (line) => {
        lines += line;
      },
    }),
  );
  return lines;
}

test("texts, tokens and whole events are left out wherever they are passed along", () => {
  const event = { id: "e1", type: "message.sent", text: "my password is hunter2" };
  const lines = loggedBy((log) => {
    log.info({ event, events: [event], body: event, count: 1 }, "Got it");
    log.warn({ request: { authorization: "Bearer cb_hunter2", body: "hunter2" } }, "Odd");
    log.error({ one: { two: event }, token: "hunter2" }, "Worse");
  });
  expect(lines).not.toMatch("hunter2");
  expect(lines).toMatch('"count":1');
});

test("an error is logged with its causes, but without the documents that it carries along", () => {
  const driverError = Object.assign(new Error("E11000 duplicate key"), {
    code: 11000,
    writeErrors: [{ err: { op: { text: "hunter2" } } }],
  });
  const error = new CaseboardError("database-unavailable", "The database did not do it", {
    cause: driverError,
  });
  const lines = loggedBy((log) => log.error({ err: error, requestId: "r1" }, "Failed"));
  expect(lines).not.toMatch("hunter2");
  expect(JSON.parse(lines)).toMatchObject({
    requestId: "r1",
    err: { code: "database-unavailable", cause: { message: "E11000 duplicate key", code: 11000 } },
  });
});
