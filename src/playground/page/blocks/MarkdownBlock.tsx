import type { JsonObject } from "../../slack-stand-in/types";
import { keyed } from "../keyed";
import { InlineText } from "../text/InlineText";
import { type MarkdownPart, parseMarkdown } from "../text/parse-markdown";

export function MarkdownBlock({ block }: { block: JsonObject }) {
  return (
    <div className="markdown" dir="auto">
      {keyed(parseMarkdown(String(block.text ?? ""))).map(({ key, item }) => (
        <DrawnPart key={key} part={item} />
      ))}
    </div>
  );
}

function DrawnPart({ part }: { part: MarkdownPart }) {
  switch (part.kind) {
    case "rule":
      return <hr />;
    case "code":
      return <pre>{part.text}</pre>;
    case "heading":
      return (
        <h4>
          <InlineText inline={part.inline} />
        </h4>
      );
    case "quote":
      return (
        <blockquote>
          <InlineText inline={part.inline} />
        </blockquote>
      );
    case "paragraph":
      return (
        <p>
          <InlineText inline={part.inline} />
        </p>
      );
    case "list": {
      const List = part.isOrdered ? "ol" : "ul";
      return (
        <List>
          {keyed(part.items).map(({ key, item }) => (
            <li key={key}>
              <InlineText inline={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}
