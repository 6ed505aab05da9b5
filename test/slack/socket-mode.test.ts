import { createServer } from "node:http";
import express from "express";
import { WebSocketServer } from "ws";
import { sampleApp, sampleChannels, samplePeople } from "../../src/playground/sample-workspace";
import { slackRouter } from "../../src/playground/slack-stand-in/router";
import { slackContext } from "../../src/playground/slack-stand-in/start";
import { openSlack } from "../../src/slack/app";
import { memorySource } from "../support/memory-source";
import { quietSlackOptions } from "../support/slack-options";
import { readable } from "../support/slack-team";
import { teamEvents } from "../support/team-events";

/** A Slack with sockets: `apps.connections.open` gives an address, behind it one envelope waits. */
async function startSocketSlack() {
  let origin = "";
  const context = slackContext(
    { people: samplePeople, channels: sampleChannels, app: sampleApp, botToken: "xoxb-x" },
    () => origin,
  );
  const application = express();
  application.post("/api/apps.connections.open", (request, response) => {
    const isRight = request.get("authorization") === "Bearer xapp-x";
    response.json(
      isRight ? { ok: true, url: origin.replace("http", "ws") } : { ok: false, error: "invalid_auth" },
    );
  });
  application.use(slackRouter(context, "xoxb-x"));
  const server = createServer(application);
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen");
  origin = `http://127.0.0.1:${address.port}`;
  const acknowledged = new Promise<string>((resolve) => {
    sockets.on("connection", (socket) => {
      socket.on("message", (data) => resolve(String(data)));
      socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
      const payload = {
        command: "/perf",
        text: "all",
        user_id: "U0MARCO",
        team_id: "T0NORTHWIND",
        channel_id: "C0SUPPORT",
        trigger_id: "1.2",
        response_url: `${origin}/response/${context.responses.create({ channel: "C0SUPPORT", userId: "U0MARCO", messageTs: null })}`,
      };
      socket.send(
        JSON.stringify({
          type: "slash_commands",
          envelope_id: "E1",
          payload,
          accepts_response_payload: true,
        }),
      );
    });
  });
  return {
    context,
    acknowledged,
    slackApiUrl: `${origin}/api/`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("Socket Mode", () => {
  it("answers a command that came over the socket, which it acknowledged", async () => {
    const slack = await startSocketSlack();
    const app = openSlack({
      connection: { kind: "socket", appToken: "xapp-x" },
      botToken: "xoxb-x",
      slackApiUrl: slack.slackApiUrl,
      ...quietSlackOptions(memorySource(teamEvents())),
    });
    expect(app.requestListener).toBeNull();
    await app.start();
    expect(JSON.parse(await slack.acknowledged)).toMatchObject({ envelope_id: "E1" });
    await app.stop();
    const [message] = slack.context.workspace.messages;
    expect(message?.onlyFor).toBe("U0MARCO");
    expect(readable(message)).toContain("Performance: Everyone");
    await slack.close();
  });
});
