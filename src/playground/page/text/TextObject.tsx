import { isObject } from "../../slack-stand-in/parameters";
import { withEmoji } from "./emoji";
import { Mrkdwn } from "./Mrkdwn";

/** The words of a text object, or an empty string. */
export function textOf(value: unknown): string {
  if (!isObject(value) || typeof value.text !== "string") return "";
  return value.type === "plain_text" && value.emoji !== false ? withEmoji(value.text) : value.text;
}

/** Draws a plain or mrkdwn text object. */
export function TextObject({ value }: { value: unknown }) {
  if (isObject(value) && value.type === "mrkdwn") return <Mrkdwn source={textOf(value)} />;
  return (
    <span className="plain-text" dir="auto">
      {textOf(value)}
    </span>
  );
}
