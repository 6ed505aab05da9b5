import { useRef, useState } from "react";
import { Composer } from "../composer/Composer";
import { MessageList } from "../messages/MessageList";
import { ThreadPanel } from "../messages/ThreadPanel";
import { usePlayground } from "../playground-context";
import { useSnapshot } from "../snapshot-context";
import { HintPanel } from "./HintPanel";

interface Props {
  readonly id: string;
  /** The message whose thread is open beside it. */
  readonly threadTs: string | null;
  openThread(ts: string | null): void;
}

/** One channel: its messages, examples, and the composer. */
export function ChannelView({ id, threadTs, openThread }: Props) {
  const { channels, messages } = useSnapshot();
  const { act, as } = usePlayground();
  const [waiting, setWaiting] = useState(0);
  const [draft, setDraft] = useState("");
  const bottom = useRef<HTMLDivElement>(null);
  const channel = channels.find((candidate) => candidate.id === id);
  if (!channel) return <p className="quiet empty">This person does not see this channel.</p>;
  const name = channel.kind === "direct" ? channel.name : `#${channel.name}`;
  const send = async (text: string) => {
    setWaiting((count) => count + 1);
    await act({ kind: "say", as, channel: id, text });
    setWaiting((count) => count - 1);
  };
  const offer = (line: string) => {
    setDraft(line);
    bottom.current?.querySelector("textarea")?.focus();
  };
  const here = messages.filter((message) => message.channel === id);
  const root = here.find(({ ts }) => ts === threadTs);
  return (
    <div className="channel">
      <div className="channel-messages">
        <MessageList
          messages={here}
          empty={`Nothing in ${name} yet. Try one of the commands below.`}
          openThread={openThread}
        />
        {channel.isArchived ? (
          <p className="quiet empty">#{channel.name} is archived. You can read it, but not write.</p>
        ) : (
          <div ref={bottom}>
            <HintPanel choose={offer} />
            <Composer
              placeholder={`Message ${name}`}
              text={draft}
              isBusy={waiting > 0}
              write={setDraft}
              send={(text) => void send(text)}
            />
          </div>
        )}
      </div>
      {root && (
        <ThreadPanel
          key={root.ts}
          root={root}
          replies={here.filter((message) => message.threadTs === root.ts)}
          channelName={name}
          close={() => openThread(null)}
        />
      )}
    </div>
  );
}
