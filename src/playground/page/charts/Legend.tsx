import { keyed } from "../keyed";
import { colourOf, dashesOf } from "./series-style";

/** Names the colours, and the dashes of lines, where there is more than one. */
export function Legend({ names, isDashed }: { names: readonly string[]; isDashed: boolean }) {
  if (names.length < 2) return null;
  return (
    <ul className="legend" aria-hidden="true">
      {keyed(names).map(({ key, place, item }) => (
        <li key={key} dir="auto">
          {isDashed ? (
            <svg className="swatch-line" viewBox="0 0 26 10" aria-hidden="true">
              <line x1="0" x2="26" y1="5" y2="5" stroke={colourOf(place)} strokeDasharray={dashesOf(place)} />
            </svg>
          ) : (
            <span className="swatch" style={{ background: colourOf(place) }} />
          )}
          {item}
        </li>
      ))}
    </ul>
  );
}
