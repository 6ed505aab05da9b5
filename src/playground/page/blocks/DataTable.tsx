import { useState } from "react";
import type { JsonObject } from "../../slack-stand-in/types";
import { keyed } from "../keyed";
import { Cell } from "./Cell";
import { type Direction, isNumber, rowsOf, sortRows } from "./cells";
import { Pager } from "./Pager";
import { SortableHeader } from "./SortableHeader";

interface Order {
  readonly column: number;
  readonly direction: Direction;
}

/** Slack's data_table: pages, sorting by any column, and one column that names each row. */
export function DataTable({ block }: { block: JsonObject }) {
  const [header = [], ...body] = rowsOf(block);
  const pageSize = typeof block.page_size === "number" ? block.page_size : 5;
  const nameColumn = typeof block.row_header_column_index === "number" ? block.row_header_column_index : 0;
  const [order, setOrder] = useState<Order | null>(null);
  const [page, setPage] = useState(0);

  const sorted = order ? sortRows(body, order.column, order.direction) : body;
  const first = page * pageSize;
  const shown = sorted.slice(first, first + pageSize);
  const isNumeric = (column: number) => body.some((row) => isNumber(row[column]));
  const sortBy = (column: number) => {
    setPage(0);
    setOrder({
      column,
      direction: order?.column === column && order.direction === "ascending" ? "descending" : "ascending",
    });
  };
  return (
    <div className="data-table">
      <div className="table-scroll">
        <table>
          <caption dir="auto">{String(block.caption ?? "")}</caption>
          <thead>
            <tr>
              {keyed(header).map(({ key, place, item }) => (
                <SortableHeader
                  key={key}
                  isNumeric={isNumeric(place)}
                  direction={order?.column === place ? order.direction : null}
                  sort={() => sortBy(place)}
                >
                  <Cell cell={item} />
                </SortableHeader>
              ))}
            </tr>
          </thead>
          <tbody>
            {keyed(shown).map(({ key, item: row }) => (
              <tr key={`${first}-${key}`}>
                {keyed(row).map(({ key: cellKey, place, item }) =>
                  place === nameColumn ? (
                    <th key={cellKey} scope="row">
                      <Cell cell={item} />
                    </th>
                  ) : (
                    <td key={cellKey} className={isNumeric(place) ? "number" : undefined}>
                      <Cell cell={item} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager first={first} shown={shown.length} total={body.length} pageSize={pageSize} go={setPage} />
    </div>
  );
}
