import { randomBytes } from "node:crypto";
import type { JsonObject } from "./types";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** An id in Slack's form: a letter that tells the kind, then ten random characters. */
export function newId(prefix: string): string {
  return prefix + Array.from(randomBytes(10), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

/** Hard to guess: for response URLs, triggers and uploads. */
export function newSecret(): string {
  return randomBytes(18).toString("base64url");
}

/** Makes Slack's message timestamps: seconds with six decimals, each later than the one before. */
export function timestampMaker(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(now() * 1000), last + 1);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`;
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withActionId(element: unknown): unknown {
  if (!isObject(element) || element.type === "image" || typeof element.action_id === "string") return element;
  const carries = typeof element.type === "string" && !/^(mrkdwn|plain_text|rich_text)/.test(element.type);
  return carries ? { ...element, action_id: newSecret().slice(0, 5) } : element;
}

/** Gives every block, and every element in it, the id that Slack generates where the app gave none. */
export function withIds(blocks: readonly JsonObject[]): JsonObject[] {
  return blocks.map((block) => {
    const elements = block.type === "actions" && Array.isArray(block.elements) ? block.elements : undefined;
    return {
      ...block,
      block_id: typeof block.block_id === "string" ? block.block_id : newSecret().slice(0, 5),
      ...(elements ? { elements: elements.map(withActionId) } : {}),
      ...(block.accessory ? { accessory: withActionId(block.accessory) } : {}),
      ...(block.element ? { element: withActionId(block.element) } : {}),
    };
  });
}
