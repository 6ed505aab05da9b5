import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commands } from "../commands";
import { SLACK_PATH } from "../src/slack/receiver";
import { manifestSchema } from "./support/manifest-schema";
import { sourceFiles } from "./support/source-files";

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

  it("asks for the rights that the calls and events in the program need, and for no more", () => {
    const needed = [
      ...methodsUsed().flatMap((method) => scopesOfMethod[method] ?? [`nobody said what ${method} needs`]),
      ...eventsUsed().flatMap(
        (event) => eventsOfListener[event]?.scopes ?? [`nobody said what ${event} needs`],
      ),
      "commands",
      // users.info answers without the address unless this is granted.
      "users:read.email",
    ];
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...new Set(needed)].sort());
  });

  it("asks for the events that are listened to, and for no more", () => {
    const needed = eventsUsed().flatMap((event) => eventsOfListener[event]?.events ?? [event]);
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(needed.sort());
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
  });
});

/** What Slack's reference asks for, of each method of its Web API. */
const scopesOfMethod: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "conversations.replies": ["channels:history", "groups:history"],
  "files.uploadV2": ["files:write"],
  "reactions.add": ["reactions:write"],
  "users.info": ["users:read"],
  "users.lookupByEmail": ["users:read", "users:read.email"],
  "views.open": [],
  "views.publish": [],
  "views.update": [],
};

/** What is subscribed to so that a listener hears something. */
const eventsOfListener: Readonly<
  Record<string, { readonly events: readonly string[]; readonly scopes: readonly string[] }>
> = {
  app_home_opened: { events: ["app_home_opened"], scopes: [] },
  message: { events: ["message.channels", "message.groups"], scopes: ["channels:history", "groups:history"] },
  reaction_added: { events: ["reaction_added"], scopes: ["reactions:read"] },
  reaction_removed: { events: ["reaction_removed"], scopes: ["reactions:read"] },
};

function methodsUsed(): readonly string[] {
  const families = "auth|chat|conversations|files|reactions|users|views";
  return found(
    new RegExp(`\\b(?:client|slack|reading|posting|uploading)\\.((?:${families})\\.[a-zA-Z0-9]+)\\(`, "g"),
  );
}

function eventsUsed(): readonly string[] {
  return found(/\bapp\.event\("([a-z_.]+)"/g);
}

function found(pattern: RegExp): readonly string[] {
  const texts = sourceFiles(["src/slack"]).map(({ text }) => text);
  const names = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name));
  return [...new Set(names)];
}
