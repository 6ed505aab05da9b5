import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commands } from "../commands";
import { SLACK_PATH } from "../src/slack/receiver";
import { manifestSchema } from "./support/manifest-schema";

const read = (): unknown => parse(readFileSync(join(__dirname, "..", "manifest.yml"), "utf8"));
const manifest = manifestSchema.parse(read());

describe("manifest.yml", () => {
  it("has nothing that Slack's published schema refuses", () => {
    expect(manifestSchema.safeParse(read()).error).toBeUndefined();
    expect(manifestSchema.safeParse({ ...manifest, extra: 1 }).success).toBe(false);
  });

  it("lists the commands of the command table, word for word", () => {
    expect(
      manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
        name: command,
        summary: description,
        usage: usage_hint,
      })),
    ).toEqual(commands.map(({ name, summary, usage }) => ({ name, summary, usage })));
  });

  it("has Slack escape mentions, which is how people are found", () => {
    expect(manifest.features.slash_commands.every(({ should_escape }) => should_escape === true)).toBe(true);
  });

  it("asks for the rights that are used, and for no more", () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([
      "channels:history",
      "channels:read",
      "chat:write",
      "commands",
      "files:write",
      "groups:history",
      "groups:read",
      "im:history",
      "im:write",
      "reactions:read",
      "reactions:write",
      "users:read",
      "users:read.email",
    ]);
  });

  it("sends commands, events, interactions and menu options to the one address", () => {
    const { settings, features } = manifest;
    const addresses = [
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      settings.interactivity.message_menu_options_url,
      ...features.slash_commands.map(({ url }) => url),
    ];
    expect(new Set(addresses)).toEqual(new Set([`https://caseboard.example.com${SLACK_PATH}`]));
    expect(settings.event_subscriptions.bot_events).toEqual([
      "app_home_opened",
      "message.channels",
      "message.groups",
      "reaction_added",
      "reaction_removed",
    ]);
  });
});
