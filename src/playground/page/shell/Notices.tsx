import { BreachList } from "../messages/BreachList";
import { usePlayground } from "../playground-context";
import { useSnapshot } from "../snapshot-context";

/** What went wrong between Slack and the app, until it is dismissed. */
export function Notices() {
  const { notices } = useSnapshot();
  const { act, as } = usePlayground();
  return (
    <div className="notices" role="status">
      {notices.map(({ id, text, breaches }) => (
        <div key={id} className="notice">
          <p>{text}</p>
          <BreachList breaches={breaches} title="" />
          <button
            type="button"
            className="icon"
            aria-label="Dismiss"
            onClick={() => void act({ kind: "dismiss-notice", as, id })}
          >
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
