import { type Breach, breach, type Check, isRecord } from "./breach";
import {
  all,
  array,
  boolean,
  byType,
  exactlyOneOf,
  type Fields,
  integer,
  object,
  oneOf,
  optional,
  required,
  string,
  url,
} from "./checks";
import { anyText, plainText } from "./composition";
import { chartTotals, dataVisualization } from "./data-visualization";
import { accessoryElement, actionElement, imageElement, inputElement, slackFile } from "./elements";
import { richTextFields } from "./rich-text";
import { dataTable, table, tableTotals } from "./tables";

/** Where blocks are shown. */
export type Surface = "message" | "modal" | "home";

/** Most blocks on each surface. */
const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

const common: Fields = { type: required(string()), block_id: optional(string({ min: 1, max: 255 })) };

const sectionHasText: Check = (value, path) =>
  isRecord(value) && value.text === undefined && value.fields === undefined
    ? [breach(path, "must have text or fields", "neither")]
    : [];

const contextElement: Check = (value, path) =>
  isRecord(value) && value.type === "image" ? imageElement(value, path) : anyText(3000)(value, path);

const blockChecks = {
  section: all(
    object({
      ...common,
      text: optional(anyText(3000)),
      fields: optional(array(anyText(2000), { min: 1, max: 10 })),
      accessory: optional(accessoryElement),
      expand: optional(boolean),
    }),
    sectionHasText,
  ),
  header: object({ ...common, text: required(plainText(150)), level: optional(integer({ min: 1, max: 4 })) }),
  divider: object(common),
  context: object({ ...common, elements: required(array(contextElement, { min: 1, max: 10 })) }),
  actions: object({ ...common, elements: required(array(actionElement, { min: 1, max: 25 })) }),
  input: object({
    ...common,
    label: required(plainText(2000)),
    element: required(inputElement),
    hint: optional(plainText(2000)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
  }),
  image: all(
    object({
      ...common,
      alt_text: required(string({ min: 1, max: 2000 })),
      title: optional(plainText(2000)),
      image_url: optional(url),
      slack_file: optional(slackFile()),
    }),
    exactlyOneOf(["image_url", "slack_file"]),
  ),
  rich_text: object({ ...common, ...richTextFields }),
  markdown: object({ ...common, text: required(string({ min: 1, max: 12_000 })) }),
  alert: object({
    ...common,
    text: required(anyText(200)),
    level: optional(oneOf(["default", "info", "warning", "error", "success"])),
  }),
  table: table(common),
  data_table: dataTable(common),
  data_visualization: dataVisualization(common),
} satisfies Readonly<Record<string, Check>>;

type BlockType = keyof typeof blockChecks;

const everywhere: readonly BlockType[] = [
  "section",
  "header",
  "divider",
  "context",
  "actions",
  "input",
  "image",
  "rich_text",
];

const onSurface: Readonly<Record<Surface, readonly BlockType[]>> = {
  message: [...everywhere, "markdown", "table", "data_table", "data_visualization"],
  modal: [...everywhere, "alert"],
  home: [...everywhere, "table", "data_table"],
};

/** Slack's own names of the elements in one block that can carry an `action_id`. */
function elementsOf(block: Record<string, unknown>): unknown[] {
  const listed: unknown[] = Array.isArray(block.elements) ? block.elements : [];
  return [...listed, block.accessory, block.element].filter((entry) => entry !== undefined);
}

function repeatedIds(entries: readonly { id: unknown; path: string }[], what: string): Breach[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id, path }) => {
    if (typeof id !== "string") return [];
    if (seen.has(id)) return [breach(path, `${what} must be unique`, `${JSON.stringify(id)} twice`)];
    seen.add(id);
    return [];
  });
}

function uniqueIds(blocks: readonly unknown[], path: string): Breach[] {
  const records = blocks.map((block) => (isRecord(block) ? block : {}));
  const blockIds = records.map((block, index) => ({ id: block.block_id, path: `${path}/${index}/block_id` }));
  const actionIds = records.flatMap((block, index) =>
    repeatedIds(
      elementsOf(block).map((element) => ({
        id: isRecord(element) ? element.action_id : undefined,
        path: `${path}/${index}`,
      })),
      "action_id within its block",
    ),
  );
  return [...repeatedIds(blockIds, "block_id"), ...actionIds];
}

function oneFocus(blocks: readonly unknown[], path: string): Breach[] {
  const focused = blocks
    .flatMap((block) => (isRecord(block) ? elementsOf(block) : []))
    .filter((element) => isRecord(element) && element.focus_on_load === true);
  return focused.length > 1
    ? [breach(path, "at most 1 element with focus_on_load", `${focused.length}`)]
    : [];
}

function markdownTotal(blocks: readonly unknown[], path: string): Breach[] {
  const characters = blocks.reduce<number>(
    (sum, block) =>
      isRecord(block) && block.type === "markdown" && typeof block.text === "string"
        ? sum + block.text.length
        : sum,
    0,
  );
  return characters > 12_000
    ? [breach(path, "at most 12000 characters in all markdown blocks", `${characters}`)]
    : [];
}

/** Every breach in the blocks of one message or view, in the order in which they stand. */
export function checkBlocks(value: unknown, surface: Surface, path = "/blocks"): Breach[] {
  const table = Object.fromEntries(onSurface[surface].map((type) => [type, blockChecks[type]]));
  const wrong = array(byType(`a block that a ${surface} can show`, table), { max: MOST_BLOCKS[surface] })(
    value,
    path,
  );
  const blocks: readonly unknown[] = Array.isArray(value) ? value : [];
  return [
    ...wrong,
    ...uniqueIds(blocks, path),
    ...oneFocus(blocks, path),
    ...tableTotals(blocks, path),
    ...chartTotals(blocks, path),
    ...markdownTotal(blocks, path),
  ];
}
