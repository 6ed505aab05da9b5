import type { ShownMessage } from "../../snapshot";
import { usePopover } from "../elements/use-popover";
import { usePlayground } from "../playground-context";
import { Emoji } from "../text/InlineText";

/** What people here have a use for: taking, closing and rating, and a few that mean nothing. */
const OFFERED = [
  "eyes",
  "white_check_mark",
  "rage",
  "slightly_frowning_face",
  "neutral_face",
  "slightly_smiling_face",
  "grinning",
  "+1",
  "raised_hands",
  "tada",
];

interface Props {
  readonly message: ShownMessage;
  /** Opens the message's thread; null where it stands in one. */
  readonly openThread: (() => void) | null;
}

/** The small buttons at a message: an emoji, and its thread. */
export function MessageActions({ message, openThread }: Props) {
  const { act, as } = usePlayground();
  const { isOpen, container, toggle, close } = usePopover();
  const react = (name: string) => {
    close();
    void act({ kind: "react", as, channel: message.channel, ts: message.ts, name });
  };
  return (
    <div className="message-actions" data-open={isOpen} ref={container}>
      <button
        type="button"
        aria-label="Add a reaction"
        aria-expanded={isOpen}
        title="Add a reaction"
        onClick={toggle}
      >
        <span aria-hidden="true">☺+</span>
      </button>
      {openThread && (
        <button type="button" aria-label="Reply in thread" title="Reply in thread" onClick={openThread}>
          <span aria-hidden="true">💬</span>
        </button>
      )}
      {isOpen && (
        <fieldset className="popover emoji-picker" aria-label="Choose an emoji">
          {OFFERED.map((name) => (
            <button
              key={name}
              type="button"
              aria-label={name}
              title={`:${name}:`}
              onClick={() => react(name)}
            >
              <Emoji name={name} />
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
