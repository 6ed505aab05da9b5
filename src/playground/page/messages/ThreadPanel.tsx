import { useEffect, useRef, useState } from "react";
import type { ShownMessage } from "../../snapshot";
import { Composer } from "../composer/Composer";
import { usePlayground } from "../playground-context";
import { countWords, MessageItem } from "./MessageItem";

interface Props {
  readonly root: ShownMessage;
  /** Oldest first. */
  readonly replies: readonly ShownMessage[];
  readonly channelName: string;
  close(): void;
}

/** A message with everything that was answered to it, and a place to answer. */
export function ThreadPanel({ root, replies, channelName, close }: Props) {
  const { act, as } = usePlayground();
  const [draft, setDraft] = useState("");
  const [waiting, setWaiting] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const newest = replies.at(-1)?.ts;
  useEffect(() => {
    if (newest) list.current?.lastElementChild?.scrollIntoView({ block: "end" });
  }, [newest]);
  const send = async (text: string) => {
    setWaiting((count) => count + 1);
    await act({ kind: "say", as, channel: root.channel, text, threadTs: root.ts });
    setWaiting((count) => count - 1);
  };
  return (
    <aside className="thread" aria-label="Thread">
      <header>
        <h3>Thread</h3>
        <span className="quiet">{channelName}</span>
        <button type="button" className="close" aria-label="Close the thread" onClick={close}>
          ✕
        </button>
      </header>
      <div className="messages" role="log" aria-label="Messages of the thread" ref={list}>
        <MessageItem message={root} />
        {replies.length > 0 && <p className="reply-count quiet">{countWords(replies.length)}</p>}
        {replies.map((message) => (
          <MessageItem key={message.ts} message={message} />
        ))}
      </div>
      <Composer
        placeholder="Reply…"
        text={draft}
        isBusy={waiting > 0}
        takesCommands={false}
        write={setDraft}
        send={(text) => void send(text)}
      />
    </aside>
  );
}
