import { type FormEvent, useEffect, useId, useState } from "react";
import type { Moment } from "../../clock";
import { readMoments, setClock } from "../connection";
import { usePopover } from "../elements/use-popover";
import { useSnapshot } from "../snapshot-context";

const pad = (value: number) => String(value).padStart(2, "0");

function localInput(instant: Date): string {
  const day = `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
  return `${day}T${pad(instant.getHours())}:${pad(instant.getMinutes())}`;
}

const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The app's now, running on between two snapshots unless somebody holds it. */
function useAppTime(): Date {
  const { clock } = useSnapshot();
  const [now, setNow] = useState(() => new Date(clock.now));
  useEffect(() => {
    const shown = Date.parse(clock.now);
    const receivedAt = Date.now();
    setNow(new Date(shown));
    if (clock.isHeld) return;
    const timer = setInterval(() => setNow(new Date(shown + Date.now() - receivedAt)), 1_000);
    return () => clearInterval(timer);
  }, [clock.now, clock.isHeld]);
  return now;
}

/** Instants worth going to, looked up when the panel opens. */
function Moments({ go }: { readonly go: (instant: string) => void }) {
  const [moments, setMoments] = useState<readonly Moment[]>([]);
  useEffect(() => {
    void readMoments().then(setMoments);
  }, []);
  if (moments.length === 0) return null;
  return (
    <fieldset className="moments">
      <legend>Go to the next post</legend>
      {moments.map(({ title, at }) => (
        <button key={`${title} ${at}`} type="button" className="moment" onClick={() => go(at)}>
          <span>{title}</span>
          <small>{words.format(new Date(at))}</small>
        </button>
      ))}
    </fieldset>
  );
}

/** Shows the app's clock; sets it to any date, or back to real time. */
export function ClockControl() {
  const { clock } = useSnapshot();
  const now = useAppTime();
  const { isOpen, container, toggle, close } = usePopover();
  const [problem, setProblem] = useState<string | null>(null);
  const inputId = useId();

  const set = async (instant: string | null) => {
    const outcome = await setClock(instant);
    setProblem(outcome.refused ?? null);
    if (!outcome.refused) close();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const local = new FormData(event.currentTarget).get("instant");
    const instant = new Date(String(local));
    if (Number.isNaN(instant.getTime())) setProblem("Choose a date and a time.");
    else void set(instant.toISOString());
  };
  return (
    <div className="clock" ref={container}>
      <button type="button" className="clock-button" aria-expanded={isOpen} onClick={toggle}>
        <span aria-hidden="true">🕐</span> {words.format(now)}
        <small>{clock.isHeld ? "held" : "real time"}</small>
      </button>
      {isOpen && (
        <form className="popover clock-panel" onSubmit={submit} aria-label="The app's clock">
          <label htmlFor={inputId}>The app's now ({ownZone})</label>
          <input
            id={inputId}
            name="instant"
            type="datetime-local"
            className="field"
            defaultValue={localInput(now)}
          />
          <div className="actions">
            <button type="submit" className="button primary">
              Set
            </button>
            <button type="button" className="button default" onClick={() => void set(null)}>
              Real time
            </button>
          </div>
          {problem && <p className="input-error">{problem}</p>}
          <Moments go={(instant) => void set(instant)} />
        </form>
      )}
    </div>
  );
}
