import { drawChart } from "../../src/charts/image/draw";
import { createImageRenderer } from "../../src/charts/image-renderer";
import { serveChart } from "../../src/charts/serve-chart";
import { signedHeaders } from "../../src/playground/bridge/signature";
import { memoryChartStore } from "../support/charts";
import { memorySource } from "../support/memory-source";
import { memoryExpiring } from "../support/memory-stores";
import { NOON, readable, SIGNING_SECRET, type SlackTeam, startSlackTeam } from "../support/slack-team";
import { teamEvents } from "../support/team-events";

const FORM = "application/x-www-form-urlencoded";
let team: SlackTeam;

afterEach(() => team.close());

function commandBody(fields: Record<string, string> = {}): string {
  const { context } = team.standIn;
  return new URLSearchParams({
    command: "/perf",
    text: "all",
    user_id: "U0MARCO",
    team_id: "T0NORTHWIND",
    channel_id: "C0SUPPORT",
    response_url: team.standIn.responseUrl({ channel: "C0SUPPORT", userId: "U0MARCO", messageTs: null }),
    trigger_id: context.triggers.create("U0MARCO"),
    ...fields,
  }).toString();
}

function interactionBody(payload: object): string {
  const base = {
    user: { id: "U0MARCO", team_id: "T0NORTHWIND" },
    team: { id: "T0NORTHWIND" },
    trigger_id: "1.2",
  };
  return new URLSearchParams({ payload: JSON.stringify({ ...base, ...payload }) }).toString();
}

describe("requests", () => {
  beforeEach(async () => {
    team = await startSlackTeam();
  });

  it("with a wrong signature are refused and do nothing", async () => {
    const status = await team.send(commandBody(), FORM, { "x-slack-signature": `v0=${"0".repeat(64)}` });
    expect(status).toBe(401);
    expect(team.standIn.workspace.messages).toEqual([]);
  });

  it("ten minutes old are refused", async () => {
    const body = commandBody();
    const old = signedHeaders(body, SIGNING_SECRET, Date.now() - 600_000);
    expect(await team.send(body, FORM, old)).toBe(401);
  });

  it("for a command that is not known are answered, at once", async () => {
    expect(await team.send(commandBody({ command: "/pref" }), FORM)).toBe(200);
    expect(readable(team.newest("U0MARCO"))).toContain("not known here");
  });

  it.each([
    [
      "button",
      {
        type: "block_actions",
        container: { type: "message" },
        channel: { id: "C0SUPPORT" },
        actions: [{ type: "button", action_id: "toString", block_id: "b" }],
      },
    ],
    [
      "modal",
      {
        type: "view_submission",
        view: {
          id: "V1",
          type: "modal",
          callback_id: "constructor",
          private_metadata: "",
          state: { values: {} },
        },
      },
    ],
    ["shortcut", { type: "shortcut", callback_id: "x" }],
    ["menu", { type: "block_suggestion", action_id: "x", block_id: "b", value: "" }],
  ])("for a %s that is not known are acknowledged", async (_, payload) => {
    expect(await team.send(interactionBody(payload), FORM)).toBe(200);
    expect(team.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("never make the bot call another server through their response address", async () => {
    const body = commandBody({ response_url: "http://127.0.0.1:9/steal" });
    expect(await team.send(body, FORM)).toBe(200);
    // The answer comes all the same, as an ephemeral message.
    expect(team.newest("U0MARCO").onlyFor).toBe("U0MARCO");
  });
});

describe("acknowledged work", () => {
  it("does not keep Slack waiting, and is finished before stop resolves", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const source = memorySource(teamEvents());
    const slow = { ...source, zone: async () => gate.then(() => "UTC") };
    team = await startSlackTeam({ slack: { source: slow } });
    const { receiverUrl } = team;
    const body = commandBody();
    const headers = { "content-type": FORM, ...signedHeaders(body, SIGNING_SECRET, Date.now()) };
    expect((await fetch(receiverUrl, { method: "POST", headers, body })).status).toBe(200);
    expect(team.standIn.workspace.messages).toEqual([]);
    const stopped = team.stop();
    release();
    await stopped;
    expect(readable(team.newest("U0MARCO"))).toContain("Performance: Everyone");
  });

  it("that fails tells the person a reference, and the log why, without texts and tokens", async () => {
    const source = memorySource(teamEvents());
    const broken = async () => {
      throw new Error("no answer for xoxb-123-secret at https://hooks.example.com/T1/secret");
    };
    team = await startSlackTeam({ slack: { source: { ...source, sums: broken } } });
    await team.say("U0MARCO", "/perf topic:refund");
    const text = readable(team.newest("U0MARCO"));
    const reference = /[0-9A-F]{10}/.exec(text)?.[0];
    expect(text).toContain("Something went wrong");
    const errors = team.log.filter(({ level }) => level === "error");
    expect(errors).toHaveLength(1);
    const line = JSON.stringify(errors);
    expect(line).toContain(reference);
    expect(line).toContain("no answer for [token] at [address]");
    expect(line).not.toContain("secret");
    expect(line).not.toContain("refund");
  });
});

describe("a request that comes twice, exactly", () => {
  const create = () =>
    commandBody({ command: "/caseboard", text: "tokens create ingest", user_id: "U0OLIVIA" });
  let created: number;

  beforeEach(async () => {
    created = 0;
    const tokens = {
      create: async () => {
        created += 1;
        return { id: "tok1", token: "cb_secret" };
      },
      list: async () => [],
      revoke: async () => true,
    };
    team = await startSlackTeam({ slack: { tokens } });
  });

  it("changes something only once", async () => {
    const body = create();
    const signed = signedHeaders(body, SIGNING_SECRET, Date.now());
    expect(await team.send(body, FORM, signed)).toBe(200);
    expect(await team.send(body, FORM, signed)).toBe(200);
    expect(created).toBe(1);
    expect(await team.send(create(), FORM)).toBe(200);
    expect(created).toBe(2);
  });

  it("is also seen by another instance that shares the store", async () => {
    const expiring = memoryExpiring();
    await team.close();
    team = await startSlackTeam({ slack: { expiring } });
    const body = create();
    const signed = signedHeaders(body, SIGNING_SECRET, Date.now());
    await team.send(body, FORM, signed);
    const other = await startSlackTeam({ slack: { expiring } });
    await other.send(body, FORM, signed);
    await other.close();
    expect(other.standIn.workspace.messages).toEqual([]);
    expect(expiring.keys().filter((key) => key.startsWith("request/"))).toHaveLength(1);
  });
});

describe("a response address that is used up", () => {
  beforeEach(async () => {
    team = await startSlackTeam();
  });

  const usedUp = async (channel: string) => {
    const url = team.standIn.responseUrl({ channel, userId: "U0MARCO", messageTs: null });
    for (let use = 0; use < 5; use += 1) {
      const headers = { "content-type": "application/json" };
      await fetch(url, { method: "POST", headers, body: JSON.stringify({ text: "used" }) });
    }
    return url;
  };

  it("is made up for by an ephemeral message in the channel", async () => {
    await team.send(commandBody({ response_url: await usedUp("C0SUPPORT") }), FORM);
    const newest = team.newest("U0MARCO");
    expect(newest.onlyFor).toBe("U0MARCO");
    expect(readable(newest)).toContain("Performance: Everyone");
  });

  it("is made up for by a direct message where the bot is not in the channel", async () => {
    await team.send(commandBody({ response_url: await usedUp("C0GENERAL"), channel_id: "C0GENERAL" }), FORM);
    expect(readable(team.newest("U0MARCO", "D0MARCO"))).toContain("Performance: Everyone");
  });
});

describe("a workspace that refuses Slack's own charts", () => {
  it("gets the message again with the next renderer, and is remembered", async () => {
    const expiring = memoryExpiring();
    team = await startSlackTeam({
      standIn: { refusedBlockTypes: ["data_visualization"] },
      slack: { expiring },
    });
    await team.say("U0AISHA", "/perf");
    expect(team.seen("U0AISHA")).toHaveLength(1);
    expect(readable(team.newest("U0AISHA"))).toContain("Conversations closed");
    const refused = () => team.standIn.workspace.messages.filter((message) => message.refused).length;
    expect(refused()).toBe(1);
    await team.say("U0AISHA", "/perf");
    expect(refused()).toBe(1);
    expect(team.seen("U0AISHA")).toHaveLength(2);
  });

  it("gets pictures where the bot has a public address, each behind an address that it signed", async () => {
    const secret = "s".repeat(32);
    const store = memoryChartStore();
    const image = createImageRenderer({
      store,
      secret,
      publicUrl: "https://caseboard.example.com",
      lifetimeSeconds: 3_600,
      now: () => new Date(NOON),
    });
    team = await startSlackTeam({
      standIn: { refusedBlockTypes: ["data_visualization"] },
      slack: { charts: { image } },
    });
    await team.say("U0AISHA", "/perf");
    const pictures = team.newest("U0AISHA").blocks.filter(({ type }) => type === "image");
    expect(pictures).toHaveLength(2);
    for (const { image_url, alt_text } of pictures) {
      expect(String(alt_text).length).toBeGreaterThan(20);
      const token = /\/charts\/(.+)\.png$/.exec(String(image_url))?.[1] ?? "";
      const response = await serveChart(token, new Date(NOON), { store, secret, draw: drawChart });
      expect(response.status).toBe(200);
      expect(response.body.subarray(1, 4).toString()).toBe("PNG");
    }
  });

  it("other workspaces keep Slack's own", async () => {
    team = await startSlackTeam();
    await team.say("U0AISHA", "/perf");
    const types = team.newest("U0AISHA").blocks.map(({ type }) => type);
    expect(types.filter((type) => type === "data_visualization")).toHaveLength(2);
  });
});

describe("what is kept for a report", () => {
  it("expires after 30 days without use, which is said", async () => {
    let now = Date.now();
    team = await startSlackTeam({ slack: { clocks: { reportTime: () => NOON, realTime: () => now } } });
    await team.say("U0MARCO", "/perf all");
    now += 31 * 24 * 3_600_000;
    await team.press("U0MARCO", "report.filter");
    expect(readable(team.newest("U0MARCO"))).toContain("too old");
  });
});
