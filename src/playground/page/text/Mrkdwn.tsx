import { Fragment } from "react";
import { keyed } from "../keyed";
import { InlineText } from "./InlineText";
import { type Part, parseMrkdwn } from "./parse-mrkdwn";

/** Draws Slack's mrkdwn. */
export function Mrkdwn({ source }: { source: string }) {
  return (
    <div className="mrkdwn" dir="auto">
      {keyed(parseMrkdwn(source)).map(({ key, item }) => (
        <DrawnPart key={key} part={item} />
      ))}
    </div>
  );
}

function DrawnPart({ part }: { part: Part }) {
  if (part.kind === "preformatted") return <pre>{part.text}</pre>;
  const lines = keyed(part.lines).map(({ key, place, item }) => (
    <Fragment key={key}>
      {place > 0 && <br />}
      <InlineText inline={item} />
    </Fragment>
  ));
  return part.kind === "quote" ? <blockquote>{lines}</blockquote> : <span>{lines}</span>;
}
