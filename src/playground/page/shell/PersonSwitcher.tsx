import { useId } from "react";
import type { Route } from "../route";
import { useSnapshot } from "../snapshot-context";
import { Avatar } from "./Avatar";

/** Whom one acts as, with the role as a badge. */
export function PersonSwitcher({ route, go }: { route: Route; go(route: Route): void }) {
  const { me, people } = useSnapshot();
  const selectId = useId();
  const change = (as: string) => {
    // Another person has other direct messages; the channels are the same where both see them.
    const place = route.place.startsWith("D") ? `D${as.slice(1)}` : route.place;
    go({ ...route, as, place });
  };
  return (
    <div className="person-switcher">
      <label htmlFor={selectId}>Acting as</label>
      <div className="person">
        <Avatar id={me.id} name={me.realName} />
        <select id={selectId} value={me.id} onChange={(event) => change(event.target.value)}>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.realName} — {person.role}
            </option>
          ))}
        </select>
      </div>
      <span className="badge">{me.role}</span> <small>{me.timeZone}</small>
    </div>
  );
}
