import { createServer, type Server } from "node:http";
import { PERSON_LIFETIME, slackPeople } from "../../../src/slack/identity/slack-people";
import { openWebClients } from "../../../src/slack/web-client";

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

let server: Server;
let asked: number;
let answer: object;
let now: number;

beforeEach(async () => {
  asked = 0;
  now = 0;
  server = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

function find() {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const slackApiUrl = `http://127.0.0.1:${port}/api/`;
  return slackPeople(openWebClients({ botToken: "xoxb-x", slackApiUrl }, log).reading, () => now);
}

describe("asking Slack about a person", () => {
  it("is done once a minute", async () => {
    answer = {
      ok: true,
      user: { id: "U1", team_id: "T1", is_owner: true, profile: { email: "a@example.com" } },
    };
    const findPerson = find();
    await Promise.all([findPerson("U1"), findPerson("U1")]);
    now = PERSON_LIFETIME - 1;
    expect(await findPerson("U1")).toMatchObject({ email: "a@example.com", isOwner: true, teamIds: ["T1"] });
    expect(asked).toBe(1);
    now = PERSON_LIFETIME;
    await findPerson("U1");
    expect(asked).toBe(2);
  });

  it("gives no address that was never confirmed", async () => {
    answer = { ok: true, user: { id: "U1", is_email_confirmed: false, profile: { email: "a@example.com" } } };
    expect(await find()("U1")).toMatchObject({ email: null, emailUnconfirmed: true });
  });

  it("gives null for somebody whom Slack does not show, and fails for other refusals", async () => {
    answer = { ok: false, error: "user_not_found" };
    expect(await find()("U1")).toBeNull();
    answer = { ok: false, error: "account_inactive" };
    const findPerson = find();
    await expect(findPerson("U1")).rejects.toThrow("account_inactive");
    answer = { ok: true, user: { id: "U1" } };
    expect(await findPerson("U1")).toMatchObject({ id: "U1" });
  });
});
