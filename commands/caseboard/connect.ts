import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import { phrase } from "../language/phrase";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import type { PlatformSummary } from "../services";
import { misunderstood, type Subcommand } from "./subcommand";

export const connect: Subcommand = {
  name: "connect",
  for: "administrators",
  examples: [
    { text: "/caseboard connect", does: "the connections to help desks, and what can be connected" },
    { text: "/caseboard connect zendesk", does: "makes one: the address for the platform’s webhooks" },
    { text: "/caseboard connect rotate ID", does: "replaces its secret; the old one is taken for a week" },
    { text: "/caseboard connect remove ID", does: "ends one" },
  ],
  run: manageConnections,
};

async function manageConnections(words: readonly Word[], input: CommandInput): Promise<Reply> {
  const { connections } = input.services;
  const [first, second] = words;
  switch (first?.text.toLowerCase()) {
    case undefined:
    case "list":
      return {
        kind: "connections",
        connections: await connections.list(),
        platforms: connections.platforms,
      };
    case "rotate":
      return rotate(second, input);
    case "remove":
      return remove(second, input);
    default:
      return create(words, input);
  }
}

async function create(words: readonly Word[], { services, identity }: CommandInput): Promise<Reply> {
  const { connections } = services;
  const typed = phrase(words);
  const platform = connections.platforms.find((one) => isNamed(one, typed));
  if (platform === undefined) {
    const names = connections.platforms.map(({ name }) => name);
    const near = nearest(typed, [...names, "rotate", "remove"]);
    const suggestions = (near.length > 0 ? near : names).map((name) => `connect ${name}`);
    return misunderstood(typed, "This is no platform that can be connected.", suggestions);
  }
  if (await services.isRepeated()) return { kind: "repeated" };
  const made = await connections.create(platform);
  services.recordChange(`connected ${platform.title} as ${made.connection.id}`, identity);
  return { kind: "connection-made", made, isNew: true };
}

/** Free of case, spaces, dots and hyphens: `respond.io`, `Help Scout`. */
function isNamed({ name, title }: PlatformSummary, typed: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return [name, title].some((one) => bare(one) === bare(typed));
}

async function rotate(word: Word | undefined, { services, identity }: CommandInput): Promise<Reply> {
  if (word === undefined) return whichOne("rotate");
  if (await services.isRepeated()) return { kind: "repeated" };
  const made = await services.connections.rotate(word.text);
  if (made === null) return notThere(word);
  services.recordChange(`began to replace the secret of the connection ${word.text}`, identity);
  return { kind: "connection-made", made, isNew: false };
}

async function remove(word: Word | undefined, { services, identity }: CommandInput): Promise<Reply> {
  if (word === undefined) return whichOne("remove");
  if (await services.isRepeated()) return { kind: "repeated" };
  if (!(await services.connections.remove(word.text))) return notThere(word);
  services.recordChange(`removed the connection ${word.text}`, identity);
  return { kind: "changed", change: { kind: "connection-removed", id: word.text } };
}

function whichOne(action: string): Reply {
  return misunderstood(action, "Say which connection; the list has their ids.", ["connect list"]);
}

function notThere({ text }: Word): Reply {
  return { kind: "not-changed", reason: { kind: "no-such-connection", id: text } };
}
