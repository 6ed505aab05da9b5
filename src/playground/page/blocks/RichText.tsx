import type { ReactNode } from "react";
import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";
import { keyed } from "../keyed";
import { ChannelMention, Emoji, OutsideLink, SlackDate, UserMention } from "../text/InlineText";

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Draws the parts of a rich text block or table cell. */
export function RichText({ elements }: { elements: unknown }) {
  return (
    <div className="rich-text" dir="auto">
      {keyed(objects(elements)).map(({ key, item }) => (
        <RichPart key={key} part={item} />
      ))}
    </div>
  );
}

function RichPart({ part }: { part: JsonObject }) {
  const inline = <RichInline elements={part.elements} />;
  switch (part.type) {
    case "rich_text_list":
      return <RichList list={part} />;
    case "rich_text_quote":
      return <blockquote>{inline}</blockquote>;
    case "rich_text_preformatted":
      return <pre>{inline}</pre>;
    default:
      return <span className="rich-section">{inline}</span>;
  }
}

function RichList({ list }: { list: JsonObject }) {
  const items = keyed(objects(list.elements)).map(({ key, item }) => (
    <li key={key}>
      <RichInline elements={item.elements} />
    </li>
  ));
  const indent = { marginInlineStart: `${Number(list.indent ?? 0) * 1.5}rem` };
  const start = Number(list.offset ?? 0) + 1;
  return list.style === "ordered" ? (
    <ol style={indent} start={start}>
      {items}
    </ol>
  ) : (
    <ul style={indent}>{items}</ul>
  );
}

function RichInline({ elements }: { elements: unknown }): ReactNode {
  return keyed(objects(elements)).map(({ key, item }) => <RichPiece key={key} piece={item} />);
}

function RichPiece({ piece }: { piece: JsonObject }) {
  const style = isObject(piece.style) ? piece.style : {};
  const names = ["bold", "italic", "strike", "underline", "code"].filter((name) => style[name] === true);
  return <span className={names.map((name) => `rich-${name}`).join(" ")}>{content(piece)}</span>;
}

function content(piece: JsonObject): ReactNode {
  switch (piece.type) {
    case "link":
      return <OutsideLink url={String(piece.url)}>{String(piece.text ?? piece.url)}</OutsideLink>;
    case "emoji":
      return <Emoji name={String(piece.name)} />;
    case "user":
      return <UserMention id={String(piece.user_id)} />;
    case "channel":
      return <ChannelMention id={String(piece.channel_id)} label="" />;
    case "broadcast":
      return <span className="mention">@{String(piece.range)}</span>;
    case "usergroup":
      return <span className="mention">@{String(piece.usergroup_id)}</span>;
    case "date":
      return (
        <SlackDate
          timestamp={Number(piece.timestamp)}
          format={String(piece.format)}
          fallback={String(piece.fallback ?? "")}
        />
      );
    default:
      return String(piece.text ?? piece.value ?? "");
  }
}
