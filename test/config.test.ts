import { readConfig } from "../src/config";

test("without any variable the defaults hold", () => {
  const config = readConfig({ HOME: "/home/op" }, "/srv/caseboard");
  expect(config).toMatchObject({ port: 3000, publicUrl: null, quickChartUrl: null, logLevel: "info" });
  expect(config.slack).toEqual({ botToken: null, signingSecret: null, appToken: null, apiUrl: null });
  expect(config.database).toMatchObject({ mongodbUri: null, dataDirectory: "/srv/caseboard/.caseboard" });
});

test("every mistake is told at once, with the variable's name and what would do", () => {
  const environment = {
    MONGODB_URI: "localhost",
    PORT: "70000",
    PUBLIC_URL: "caseboard",
    SLACK_BOT_TOKEN: "abc",
    SLACK_APP_TOKEN: "xoxb-1",
    SLACK_API_URL: "slack-gov.com",
    DIGEST_CATCH_UP_HOURS: "169",
    LOG_LEVEL: "loud",
    REPORT_READ_PREFERENCE: "secondary",
  };
  const message = messageOf(() => readConfig(environment, "/"));
  expect(message).toMatch(/MONGODB_URI must be a MongoDB address such as mongodb:/);
  expect(message).toMatch(/PORT must be a port number from 0 to 65535, such as 3000/);
  expect(message).toMatch(/PUBLIC_URL must be a web address such as https:/);
  expect(message).toMatch(/SLACK_BOT_TOKEN must begin with xoxb-/);
  expect(message).toMatch(/SLACK_APP_TOKEN must begin with xapp-/);
  expect(message).toMatch(/SLACK_API_URL must be a web address such as https:/);
  expect(message).toMatch(/DIGEST_CATCH_UP_HOURS must be a number of hours from 0 to 168, such as 6/);
  expect(message).toMatch(/LOG_LEVEL must be one of .*info/);
  expect(message).toMatch(/REPORT_READ_PREFERENCE must be one of primary, .*secondaryPreferred, nearest/);
  expect(message).not.toMatch(/\babc\b/);
});

test("what is known of accounts on platforms is handed on as far as it is set, and checked", () => {
  expect(readConfig({}, "/").platforms).toEqual({});
  const environment = {
    HELP_SCOUT_APP_ID: "app",
    HELP_SCOUT_API_URL: "http://127.0.0.1:8080/",
    CHATWOOT_ACCOUNT_ID: "1",
    INTERCOM_ACCESS_TOKEN: "",
    UNRELATED: "x",
  };
  expect(readConfig(environment, "/").platforms).toEqual({
    HELP_SCOUT_APP_ID: "app",
    HELP_SCOUT_API_URL: "http://127.0.0.1:8080",
    CHATWOOT_ACCOUNT_ID: "1",
  });
  const message = messageOf(() => readConfig({ CHATWOOT_URL: "chatwoot", CHATWOOT_ACCOUNT_ID: "one" }, "/"));
  expect(message).toMatch(/CHATWOOT_URL must be a web address such as https:/);
  expect(message).toMatch(/CHATWOOT_ACCOUNT_ID must be the number in Chatwoot's addresses/);
});

test("the address of Slack's Web API ends with a slash", () => {
  for (const given of ["https://slack-gov.com/api", "https://slack-gov.com/api/"]) {
    expect(readConfig({ SLACK_API_URL: given }, "/").slack.apiUrl).toBe("https://slack-gov.com/api/");
  }
});

test("reports are read from the primary unless another preference is set", () => {
  expect(readConfig({}, "/").reportReadPreference).toBe("primary");
  const environment = { REPORT_READ_PREFERENCE: "secondaryPreferred" };
  expect(readConfig(environment, "/").reportReadPreference).toBe("secondaryPreferred");
});

test.each([
  [undefined, 6],
  ["0", 0],
  ["168", 168],
])("with %s hours to catch up, digests may come %d hours late", (given, hours) => {
  expect(readConfig({ DIGEST_CATCH_UP_HOURS: given }, "/").digestCatchUpHours).toBe(hours);
});

test.each(["-1", "1.5", "six", "1000"])("%s is no number of hours to catch up", (given) => {
  expect(() => readConfig({ DIGEST_CATCH_UP_HOURS: given }, "/")).toThrow("DIGEST_CATCH_UP_HOURS");
});

test("an empty variable counts as absent", () => {
  expect(readConfig({ PORT: "", PUBLIC_URL: "" }, "/")).toMatchObject({ port: 3000, publicUrl: null });
});

test("the public address has no slash at its end", () => {
  expect(readConfig({ PUBLIC_URL: "https://bot.example.com/path/" }, "/").publicUrl).toBe(
    "https://bot.example.com/path",
  );
});

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("It did not fail.");
}
