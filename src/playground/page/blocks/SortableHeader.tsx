import type { ReactNode } from "react";
import type { Direction } from "./cells";

interface Props {
  readonly isNumeric: boolean;
  /** How the table is sorted by this column; null when it is not. */
  readonly direction: Direction | null;
  readonly children: ReactNode;
  sort(): void;
}

const ARROWS = { ascending: "▲", descending: "▼" };

export function SortableHeader({ isNumeric, direction, children, sort }: Props) {
  return (
    <th scope="col" aria-sort={direction ?? "none"} className={isNumeric ? "number" : undefined}>
      <button type="button" className="sort" onClick={sort}>
        {children}
        <span aria-hidden="true" className="arrow">
          {direction ? ARROWS[direction] : "↕"}
        </span>
      </button>
    </th>
  );
}
