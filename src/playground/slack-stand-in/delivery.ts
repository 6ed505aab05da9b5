import { type Breach, checkMessage, checkView, describeBreach } from "../../slack/limits";
import type { Context } from "./context";
import { withIds } from "./identifiers";
import { isObject } from "./parameters";
import { type Failure, fail, type JsonObject, type Message } from "./types";

/** What the app wants to be shown. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly metadata?: JsonObject;
  readonly breaches: readonly Breach[];
}

function unsupported(blocks: readonly JsonObject[], refusedTypes: readonly string[]): Breach[] {
  return blocks.flatMap((block, index) =>
    refusedTypes.includes(String(block.type))
      ? [
          {
            path: `/blocks/${index}/type`,
            limit: "must be a block type that this workspace takes",
            found: JSON.stringify(block.type),
            refused: true,
          },
        ]
      : [],
  );
}

/** Reads and checks the message in an API call or in an answer through a response URL. */
export function readContent(parameters: JsonObject, { refusedBlockTypes }: Context): Content {
  const { text, blocks, metadata } = parameters;
  const given = {
    ...(text === undefined ? {} : { text }),
    ...(blocks ? { blocks } : {}),
    ...(metadata ? { metadata } : {}),
  };
  const list = Array.isArray(blocks) ? blocks.filter(isObject) : [];
  return {
    text: typeof text === "string" ? text : "",
    blocks: withIds(list),
    ...(isObject(metadata) ? { metadata } : {}),
    breaches: [...checkMessage(given), ...unsupported(list, refusedBlockTypes)],
  };
}

/** Slack's error for the first refused breach, or null when Slack takes the content. */
export function refusal(breaches: readonly Breach[]): Failure | null {
  const refused = breaches.filter((found) => found.refused);
  const [first] = refused;
  if (!first) return null;
  const error = errorCode(first.path);
  if (error !== "invalid_blocks") return fail(error);
  return fail(error, {
    errors: refused.map((found) => `${describeBreach(found)} [json-pointer:${found.path}]`),
    response_metadata: {
      messages: refused.map(
        (found) => `[ERROR] ${found.limit}, found ${found.found} [json-pointer:${found.path}]`,
      ),
    },
  });
}

function errorCode(path: string): string {
  if (path === "/text") return "no_text";
  return path.startsWith("/metadata") ? "invalid_metadata_format" : "invalid_blocks";
}

/** The warning that Slack adds to a message with blocks but without text. */
export function warnings(breaches: readonly Breach[]): JsonObject {
  const missing = breaches.some((found) => found.path === "/text" && !found.refused);
  return missing
    ? { warning: "missing_text_in_message", response_metadata: { warnings: ["missing_text_in_message"] } }
    : {};
}

/** Checks a view; null when Slack takes it, else its error, with a notice for the person. */
export function refuseView(view: unknown, userId: string, { workspace }: Context): Failure | null {
  const breaches = checkView(view);
  const [first] = breaches;
  if (!first) return null;
  workspace.addNotice({ userId, text: "Slack refused a view that the app sent.", breaches });
  return fail(first.path.startsWith("/blocks") ? "invalid_blocks" : "invalid_arguments", {
    response_metadata: {
      messages: breaches.map(
        (found) => `[ERROR] ${found.limit}, found ${found.found} [json-pointer:/view${found.path}]`,
      ),
    },
  });
}

export interface Delivery {
  readonly channel: string;
  readonly user: string;
  readonly onlyFor: string | null;
  /** Left out for a message that stands in the channel. */
  readonly threadTs?: string | null;
  readonly content: Content;
  readonly files?: Message["files"];
}

/** Puts a message into the channel. One that Slack refuses is kept too, to be shown in red, but never delivered. */
export function deliver(
  { channel, user, onlyFor, content, threadTs = null, files = [] }: Delivery,
  { workspace }: Context,
): Message {
  const message: Message = {
    ts: workspace.nextTimestamp(),
    threadTs,
    channel,
    user,
    text: content.text,
    blocks: content.blocks,
    onlyFor,
    ...(content.metadata ? { metadata: content.metadata } : {}),
    files,
    edited: false,
    reactions: [],
    breaches: content.breaches,
    refused: content.breaches.some((found) => found.refused),
  };
  workspace.addMessage(message);
  return message;
}

/** Replaces a message's content. One that Slack refuses leaves the old message and is shown in red below it. */
export function redraw(message: Message, content: Content, context: Context): Failure | null {
  const refused = refusal(content.breaches);
  if (refused) {
    deliver({ channel: message.channel, user: message.user, onlyFor: message.onlyFor, content }, context);
    return refused;
  }
  const { metadata: oldMetadata, ...rest } = message;
  const metadata = content.metadata ?? oldMetadata;
  context.workspace.replaceMessage({
    ...rest,
    text: content.text,
    blocks: content.blocks,
    breaches: content.breaches,
    edited: true,
    ...(metadata ? { metadata } : {}),
  });
  return null;
}
