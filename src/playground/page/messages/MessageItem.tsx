import type { ShownMessage } from "../../snapshot";
import { Blocks } from "../blocks/Block";
import { Avatar } from "../shell/Avatar";
import { useSnapshot } from "../snapshot-context";
import { SurfaceContext } from "../surface-context";
import { Mrkdwn } from "../text/Mrkdwn";
import { useSurfaceState } from "../use-surface";
import { BreachList } from "./BreachList";
import { FileLink } from "./FileLink";
import { MessageActions } from "./MessageActions";
import { ReactionBar } from "./ReactionBar";

function timeOf(ts: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return format.format(new Date(Number(ts) * 1000));
}

/** A message's thread, as the channel shows it. */
export interface ThreadLink {
  readonly replies: readonly ShownMessage[];
  open(): void;
}

/** One message with its blocks, and in red what Slack would not take. */
export function MessageItem({
  message,
  thread = null,
}: {
  message: ShownMessage;
  thread?: ThreadLink | null;
}) {
  const { me, channels } = useSnapshot();
  const channel = channels.find(({ id }) => id === message.channel);
  const isLasting = !message.isEphemeral && !message.isRefused;
  const canReact = isLasting && channel !== undefined && channel.kind !== "direct" && !channel.isArchived;
  const { author } = message;
  const surface = useSurfaceState(
    { kind: "press-in-message", channel: message.channel, ts: message.ts },
    message.isRefused,
  );
  const classes = ["message", message.isEphemeral ? "ephemeral" : "", message.isRefused ? "refused" : ""];
  return (
    <article className={classes.filter(Boolean).join(" ")} aria-label={`${author.realName}: ${message.text}`}>
      <Avatar id={author.id} name={author.realName} isApp={message.isApp} />
      <div className="message-body">
        {message.isEphemeral && <p className="only-you">👁 Only visible to you</p>}
        <p className="author">
          <b dir="auto">{author.realName}</b> {message.isApp && <span className="tag">APP</span>}{" "}
          <time dateTime={new Date(Number(message.ts) * 1000).toISOString()}>
            {timeOf(message.ts, me.timeZone)}
          </time>
        </p>
        {message.blocks.length === 0 ? (
          <Mrkdwn source={message.text} />
        ) : (
          <SurfaceContext value={surface}>
            <Blocks blocks={message.blocks} />
          </SurfaceContext>
        )}
        {message.files.map((file) => (
          <FileLink key={file.id} file={file} />
        ))}
        {message.isEdited && <small className="quiet">(edited)</small>}
        <ReactionBar message={message} canReact={canReact} />
        {thread && thread.replies.length > 0 && <RepliesLink thread={thread} zone={me.timeZone} />}
        <BreachList
          breaches={message.breaches}
          title={message.isRefused ? "Slack refuses this message:" : "Slack warns about this message:"}
        />
      </div>
      {canReact && <MessageActions message={message} openThread={thread?.open ?? null} />}
    </article>
  );
}

/** How many answered, who, and when last; opens the thread. */
function RepliesLink({ thread, zone }: { thread: ThreadLink; zone: string }) {
  const { replies, open } = thread;
  const writers = new Map(replies.map(({ author, isApp }) => [author.id, { author, isApp }]));
  return (
    <button type="button" className="replies" onClick={open}>
      {[...writers.values()].slice(0, 5).map(({ author, isApp }) => (
        <Avatar key={author.id} id={author.id} name={author.realName} isApp={isApp} />
      ))}
      <b>{countWords(replies.length)}</b>
      <small className="quiet">last at {timeOf(replies.at(-1)?.ts ?? "0", zone)}</small>
    </button>
  );
}

/** "1 reply", "2 replies". */
export function countWords(replies: number): string {
  return replies === 1 ? "1 reply" : `${replies} replies`;
}
