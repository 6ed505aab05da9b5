import { createServer } from "node:http";
import { reportRequestSchema } from "../../../src/reports/request";
import { controlsId } from "../../../src/slack/action-ids";
import { EXPORT_ACTION } from "../../../src/slack/export/action-id";
import { openReportStates } from "../../../src/slack/report-state";
import { memoryExpiring } from "../../support/memory-stores";
import { readXlsx } from "../../support/read-xlsx";
import { readable, type SlackTeam, type SlackTeamOptions, startSlackTeam } from "../../support/slack-team";

const clocks = { realTime: Date.now, reportTime: Date.now };

let team: SlackTeam;
/** Tokens of a report of everyone and of Aisha's card, as messages carry them. */
let tokens: { readonly everyone: string; readonly aisha: string };

async function start(given: SlackTeamOptions = {}): Promise<void> {
  const expiring = memoryExpiring();
  team = await startSlackTeam({ ...given, slack: { expiring, ...given.slack } });
  const states = openReportStates(expiring, "default", clocks);
  const save = (members: object) => {
    const range = { kind: "preset", preset: "last 30 days" };
    const request = reportRequestSchema.parse({ members, range, filter: {}, compare: false });
    return states.save({ kind: "report", request, statistic: "avg", page: 0 });
  };
  tokens = { everyone: await save({}), aisha: await save({ user: ["m-aisha"] }) };
}

afterEach(() => team.close());

/** Slack's Web API as it is, but every call about files is refused with this code. */
async function startRefusing(target: () => string, code: string) {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const method = (request.url ?? "").replace(/^\/api\//, "");
    response.setHeader("content-type", "application/json");
    if (method.startsWith("files.")) return response.end(JSON.stringify({ ok: false, error: code }));
    const { authorization = "", "content-type": type = "" } = request.headers;
    const headers = { authorization, "content-type": type };
    const answer = await fetch(target() + method, { method: "POST", headers, body: Buffer.concat(parts) });
    return response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The body of a press on the Export button under a report, whoever that report was shown to. */
function press(id: string, token: string, containerType = "message"): string {
  const { context } = team.standIn;
  const payload = {
    type: "block_actions",
    user: { id, team_id: "T0NORTHWIND" },
    team: { id: "T0NORTHWIND" },
    api_app_id: "A0CASEBOARD",
    trigger_id: context.triggers.create(id),
    container: { type: containerType, is_ephemeral: true, channel_id: "C0SUPPORT" },
    ...(containerType === "view"
      ? {}
      : {
          channel: { id: "C0SUPPORT" },
          response_url: team.standIn.responseUrl({ channel: "C0SUPPORT", userId: id, messageTs: null }),
        }),
    actions: [{ type: "button", action_id: EXPORT_ACTION, block_id: controlsId(token) }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

const send = (body: string) => team.send(body, "application/x-www-form-urlencoded");
const withFiles = () => team.standIn.workspace.messages.filter(({ files }) => files.length > 0);

describe("the Export button", () => {
  it("sends the workbook and both CSV files to the person's direct messages, and says so", async () => {
    await start();
    expect(await send(press("U0MARCO", tokens.everyone))).toBe(200);
    const [message, ...others] = withFiles();
    expect(others).toEqual([]);
    expect(message?.channel).toBe("D0MARCO");
    expect(message?.text).toContain("Export: Performance · Everyone · last 30 days");
    const name = "caseboard-performance-2026-10-17-to-2026-11-15";
    expect(message?.files.map((file) => file.name)).toEqual([
      `${name}.xlsx`,
      `${name}-report.csv`,
      `${name}-conversations.csv`,
    ]);
    const [xlsx, report, conversations] = message?.files ?? [];
    const sheets = readXlsx(Buffer.from(xlsx?.content ?? []));
    expect(sheets.map((sheet) => sheet.name)).toEqual(["Report", "Conversations", "About"]);
    const names = sheets[0]?.rows.map((row) => row[1]?.value);
    expect(names).toEqual(["Member", "Aisha Khan", "Ben Okafor", null]);
    expect(Buffer.from(report?.content ?? []).toString("utf8")).toContain("m-aisha,Aisha Khan,");
    expect(
      Buffer.from(conversations?.content ?? [])
        .toString("utf8")
        .split("\r\n"),
    ).toHaveLength(5);
    expect(readable(team.newest("U0MARCO"))).toContain("Sent to your messages with Caseboard");
  });

  it("stands under the answer to a command, and works there", async () => {
    await start();
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", EXPORT_ACTION);
    expect(withFiles()).toHaveLength(1);
  });

  it("says in words what Slack did not take, and how to go on", async () => {
    const refusing = await startRefusing(() => team.standIn.slackApiUrl, "missing_scope");
    try {
      await start({ slack: { slackApiUrl: refusing.slackApiUrl } });
      await send(press("U0MARCO", tokens.everyone));
      expect(withFiles()).toEqual([]);
      expect(readable(team.newest("U0MARCO"))).toContain("lacks the right files:write");
    } finally {
      await refusing.close();
    }
  });

  it("pressed twice in a row sends once, and tells the second time that it comes", async () => {
    await start();
    await Promise.all([send(press("U0MARCO", tokens.everyone)), send(press("U0MARCO", tokens.everyone))]);
    expect(withFiles()).toHaveLength(1);
    expect(team.seen("U0MARCO").map(readable).join("\n")).toContain("asked for a moment ago");
  });

  it("repeated exactly, by whoever caught the request, sends nothing and says nothing", async () => {
    await start();
    const body = press("U0MARCO", tokens.everyone);
    await send(body);
    const before = team.standIn.workspace.messages.length;
    await send(body);
    expect(team.standIn.workspace.messages).toHaveLength(before);
  });

  it("sends an agent their own, without any name of others", async () => {
    await start();
    await send(press("U0AISHA", tokens.aisha));
    const [message] = withFiles();
    expect(message?.channel).toBe("D0AISHA");
    const text = message?.files
      .map(({ name, content }) =>
        name.endsWith(".xlsx")
          ? JSON.stringify(readXlsx(Buffer.from(content)).map(({ rows }) => rows))
          : Buffer.from(content).toString("utf8"),
      )
      .join("\n");
    expect(text).toContain("Aisha Khan");
    for (const secret of ["Ben Okafor", "m-ben", "k3"]) expect(text).not.toContain(secret);
  });

  it.each([
    ["an agent", "U0AISHA", "your own figures only"],
    ["a viewer", "U0VERA", "your own figures only"],
    ["somebody unlinked", "U0NORA", "not linked to a member"],
    ["a guest", "U0GUEST", "not to guests"],
  ])("forged by %s for everyone's report is refused in words, and no file is made", async (_, id, words) => {
    await start();
    await send(press(id, tokens.everyone));
    expect(withFiles()).toEqual([]);
    expect(team.seen(id).map(readable).join("\n")).toContain(words);
  });

  it("forged with a colleague's card is refused", async () => {
    await start();
    await send(press("U0BEN", tokens.aisha));
    expect(withFiles()).toEqual([]);
    expect(readable(team.newest("U0BEN"))).toContain("your own figures only");
  });

  it("with a token that nobody knows says that the report is too old", async () => {
    await start();
    await send(press("U0MARCO", "A".repeat(22)));
    expect(withFiles()).toEqual([]);
    expect(team.seen("U0MARCO")).toHaveLength(1);
  });

  it("on the Home tab sends the files and no second message", async () => {
    await start();
    await send(press("U0MARCO", tokens.everyone, "view"));
    expect(team.standIn.workspace.messages).toHaveLength(1);
    expect(withFiles()).toHaveLength(1);
  });
});
