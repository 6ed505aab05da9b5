import type { ShownMessage } from "../../snapshot";
import { usePlayground } from "../playground-context";
import { Emoji } from "../text/InlineText";

/** The emoji under a message with how many put each there; a press adds one's own or takes it away. */
export function ReactionBar({ message, canReact }: { message: ShownMessage; canReact: boolean }) {
  const { act, as } = usePlayground();
  const { channel, ts, reactions } = message;
  if (reactions.length === 0) return null;
  return (
    <fieldset className="reactions" aria-label="Reactions">
      {reactions.map(({ name, by, isMine }) => (
        <button
          key={name}
          type="button"
          aria-pressed={isMine}
          title={`${by.join(", ")}: ${name.replace(/_/g, " ")}`}
          disabled={!canReact}
          onClick={() => void act({ kind: "react", as, channel, ts, name })}
        >
          <Emoji name={name} /> {by.length}
        </button>
      ))}
    </fieldset>
  );
}
