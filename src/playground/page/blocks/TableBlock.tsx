import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";
import { keyed } from "../keyed";
import { Cell } from "./Cell";
import { isNumber, rowsOf } from "./cells";

const ALIGNMENTS = ["left", "center", "right"] as const;

/** Slack's plain table. */
export function TableBlock({ block }: { block: JsonObject }) {
  const [header = [], ...body] = rowsOf(block);
  const settings: readonly unknown[] = Array.isArray(block.column_settings) ? block.column_settings : [];
  const style = (column: number) => {
    const setting = settings[column];
    const given = isObject(setting) ? ALIGNMENTS.find((name) => name === setting.align) : undefined;
    const fallback = body.some((row) => isNumber(row[column])) ? "right" : "left";
    const isWrapped = isObject(setting) && setting.is_wrapped === true;
    return {
      textAlign: given ?? fallback,
      whiteSpace: isWrapped ? ("normal" as const) : ("nowrap" as const),
    };
  };
  return (
    <div className="table-scroll plain-table">
      <table>
        <thead>
          <tr>
            {keyed(header).map(({ key, place, item }) => (
              <th key={key} scope="col" style={style(place)}>
                <Cell cell={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(body).map(({ key, item: row }) => (
            <tr key={key}>
              {keyed(row).map(({ key: cellKey, place, item }) => (
                <td key={cellKey} style={style(place)}>
                  <Cell cell={item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
