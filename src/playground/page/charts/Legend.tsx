import { keyed } from "../keyed";
import { colourOf } from "./series-style";

/** Names the colours, where there is more than one. */
export function Legend({ names }: { names: readonly string[] }) {
  if (names.length < 2) return null;
  return (
    <ul className="legend" aria-hidden="true">
      {keyed(names).map(({ key, place, item }) => (
        <li key={key} dir="auto">
          <span className="swatch" style={{ background: colourOf(place) }} />
          {item}
        </li>
      ))}
    </ul>
  );
}
