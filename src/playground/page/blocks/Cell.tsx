import type { JsonObject } from "../../slack-stand-in/types";
import { RichText } from "./RichText";

/** What stands in one table cell. */
export function Cell({ cell }: { cell: JsonObject }) {
  if (cell.type === "rich_text") return <RichText elements={cell.elements} />;
  return <span dir="auto">{String(cell.text ?? "")}</span>;
}
