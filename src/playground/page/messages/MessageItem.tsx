import type { ShownMessage } from "../../snapshot";
import { Blocks } from "../blocks/Block";
import { Avatar } from "../shell/Avatar";
import { useSnapshot } from "../snapshot-context";
import { SurfaceContext } from "../surface-context";
import { Emoji } from "../text/InlineText";
import { Mrkdwn } from "../text/Mrkdwn";
import { useSurfaceState } from "../use-surface";
import { BreachList } from "./BreachList";
import { FileLink } from "./FileLink";

function timeOf(ts: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return format.format(new Date(Number(ts) * 1000));
}

/** One message with its blocks, and in red what Slack would not take. */
export function MessageItem({ message }: { message: ShownMessage }) {
  const { me } = useSnapshot();
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
        {message.reactions.length > 0 && (
          <p className="reactions">
            {message.reactions.map(({ name, by }) => (
              <span key={name}>
                <Emoji name={name} /> {by.length}
              </span>
            ))}
          </p>
        )}
        <BreachList
          breaches={message.breaches}
          title={message.isRefused ? "Slack refuses this message:" : "Slack warns about this message:"}
        />
      </div>
    </article>
  );
}
