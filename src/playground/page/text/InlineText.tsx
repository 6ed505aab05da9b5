import { Fragment, type ReactNode } from "react";
import { keyed } from "../keyed";
import { useSnapshot } from "../snapshot-context";
import { emojiOf } from "./emoji";
import type { Inline, TextStyle } from "./parse-mrkdwn";
import { formatSlackDate } from "./slack-date";

const TAGS: Readonly<Record<TextStyle, "strong" | "em" | "s">> = {
  bold: "strong",
  italic: "em",
  strike: "s",
};

export function InlineText({ inline }: { inline: readonly Inline[] }): ReactNode {
  return keyed(inline).map(({ key, item }) => <Fragment key={key}>{drawInline(item)}</Fragment>);
}

function drawInline(piece: Inline): ReactNode {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code>{piece.text}</code>;
    case "emoji":
      return <Emoji name={piece.name} />;
    case "link":
      return <OutsideLink url={piece.url}>{piece.label}</OutsideLink>;
    case "user":
      return <UserMention id={piece.id} />;
    case "channel":
      return <ChannelMention id={piece.id} label={piece.label} />;
    case "group":
      return <span className="mention">@{piece.label}</span>;
    case "date":
      return <SlackDate {...piece} />;
    case "style": {
      const Tag = TAGS[piece.style];
      return (
        <Tag>
          <InlineText inline={piece.children} />
        </Tag>
      );
    }
  }
}

export function Emoji({ name }: { name: string }) {
  const character = emojiOf(name);
  return character ? (
    <span role="img" aria-label={name.replace(/_/g, " ")}>
      {character}
    </span>
  ) : (
    `:${name}:`
  );
}

/** Links open in a new tab that knows nothing of this one. */
export function OutsideLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

export function UserMention({ id }: { id: string }) {
  const { people, app } = useSnapshot();
  const person = people.find((candidate) => candidate.id === id);
  return <span className="mention">@{person?.realName ?? (id === app.userId ? app.name : id)}</span>;
}

export function ChannelMention({ id, label }: { id: string; label: string }) {
  const { channels } = useSnapshot();
  const channel = channels.find((candidate) => candidate.id === id);
  return <span className="mention">#{channel?.name ?? (label || "private channel")}</span>;
}

export function SlackDate(date: { timestamp: number; format: string; fallback: string }) {
  const { me, clock } = useSnapshot();
  const instant = new Date(date.timestamp * 1000);
  return (
    <time
      dateTime={Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()}
      title={date.fallback}
    >
      {formatSlackDate(date, { timeZone: me.timeZone, now: Date.parse(clock.now) })}
    </time>
  );
}
