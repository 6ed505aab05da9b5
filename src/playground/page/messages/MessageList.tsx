import { useEffect, useRef } from "react";
import type { ShownMessage } from "../../snapshot";
import { MessageItem } from "./MessageItem";

/** Identity for drawing: a message that the app redraws forgets what was chosen in it, as in Slack. */
function drawingKey({ channel, ts, blocks }: ShownMessage): string {
  return `${channel}-${ts}-${blocks.map((block) => String(block.block_id)).join()}`;
}

interface Props {
  /** With those in threads, which are counted at the message that began them. */
  readonly messages: readonly ShownMessage[];
  readonly empty: string;
  openThread(ts: string): void;
}

/** The channel's messages, the newest at the bottom and in sight. */
export function MessageList({ messages: all, empty, openThread }: Props) {
  const messages = all.filter(({ threadTs }) => threadTs === null);
  const list = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.ts;
  useEffect(() => {
    if (!newest) return;
    const last = list.current?.lastElementChild;
    last?.scrollIntoView({ block: last.clientHeight > (list.current?.clientHeight ?? 0) ? "start" : "end" });
  }, [newest]);
  return (
    <div className="messages" role="log" aria-label="Messages" ref={list}>
      {messages.length === 0 && <p className="quiet empty">{empty}</p>}
      {messages.map((message) => (
        <MessageItem
          key={drawingKey(message)}
          message={message}
          thread={{
            replies: all.filter(({ threadTs }) => threadTs === message.ts),
            open: () => openThread(message.ts),
          }}
        />
      ))}
    </div>
  );
}
