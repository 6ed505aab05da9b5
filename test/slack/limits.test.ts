import { checkMessage, checkView, describeBreach } from "../../src/slack/limits";

type Json = Record<string, unknown>;

const text = (length: number) => "x".repeat(length);
const plain = (length: number) => ({ type: "plain_text", text: text(length) });
const mrkdwn = (length: number) => ({ type: "mrkdwn", text: text(length) });
const option = (value: string, over: Json = {}) => ({ text: plain(1), value, ...over });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`v${index}`));
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const raw = (value: string) => ({ type: "raw_text", text: value });
const number = (value: number) => ({ type: "raw_number", value, text: String(value) });
const table = (rows: number, columns: number, over: Json = {}) => ({
  type: "data_table",
  caption: "c",
  rows: many(rows, () => many(columns, () => raw("x"))),
  ...over,
});
const point = (label: string, value: number = 1) => ({ label, value });
const series = (name: string, labels: string[]) => ({ name, data: labels.map((label) => point(label)) });
const labels = (count: number) => many(count, (index) => `L${index}`);
const chart = (kind: string, seriesCount: number, points: number, over: Json = {}) => ({
  type: "data_visualization",
  title: "t",
  chart: {
    type: kind,
    series: many(seriesCount, (index) => series(`s${index}`, labels(points))),
    axis_config: { categories: labels(points) },
    ...over,
  },
});
const pie = (segments: Json[]) => ({
  type: "data_visualization",
  title: "t",
  chart: { type: "pie", segments },
});
const divider = { type: "divider" };
const section = (over: Json = {}) => ({ type: "section", text: mrkdwn(1), ...over });
const actions = (...elements: Json[]) => ({ type: "actions", elements });
const button = (over: Json = {}) => ({ type: "button", text: plain(1), ...over });
const select = (over: Json = {}) => ({ type: "static_select", options: options(1), ...over });
const input = (element: Json, over: Json = {}) => ({ type: "input", label: plain(1), element, ...over });
const image = (over: Json = {}) => ({
  type: "image",
  image_url: "https://example.com/a.png",
  alt_text: "a",
  ...over,
});
const richText = (...elements: Json[]) => ({ type: "rich_text", elements });
const richSection = (...elements: Json[]) => ({ type: "rich_text_section", elements });
const modal = (over: Json = {}) => ({
  type: "modal",
  title: plain(1),
  submit: plain(1),
  blocks: [],
  ...over,
});
const home = (over: Json = {}) => ({ type: "home", blocks: [], ...over });

const messagePaths = (...blocks: unknown[]) => checkMessage({ text: "t", blocks }).map(({ path }) => path);
const modalPaths = (...blocks: unknown[]) => checkView(modal({ blocks })).map(({ path }) => path);
const homePaths = (...blocks: unknown[]) => checkView(home({ blocks })).map(({ path }) => path);

describe("a message within the limits has no breach", () => {
  it.each<[string, unknown]>([
    ["50 blocks", many(50, () => divider)],
    ["a section of 3000 characters", [section({ text: mrkdwn(3000) })]],
    [
      "a section of 10 fields with 2000 characters",
      [{ type: "section", fields: many(10, () => mrkdwn(2000)) }],
    ],
    ["a header of 150 characters", [{ type: "header", text: plain(150) }]],
    ["25 actions", [actions(...many(25, () => button()))]],
    ["10 context elements", [{ type: "context", elements: many(10, () => mrkdwn(3000)) }]],
    ["a context with an image", [{ type: "context", elements: [image()] }]],
    [
      "a button at every limit",
      [
        actions(
          button({ text: plain(75), value: text(2000), url: `https://${text(2992)}`, style: "danger" }),
        ),
      ],
    ],
    [
      "a confirmation at every limit",
      [
        actions(
          button({ confirm: { title: plain(100), text: mrkdwn(300), confirm: plain(30), deny: plain(30) } }),
        ),
      ],
    ],
    ["a select of 100 options", [actions(select({ options: options(100), placeholder: plain(150) }))]],
    ["an option of 75 characters", [actions(select({ options: [option(text(75), { text: plain(75) })] }))]],
    ["an overflow of 5 options", [actions({ type: "overflow", options: options(5) })]],
    ["checkboxes with 10 options", [actions({ type: "checkboxes", options: options(10) })]],
    ["an image of 2000 characters' alt text", [image({ alt_text: text(2000), title: plain(2000) })]],
    ["a markdown block of 12000 characters", [{ type: "markdown", text: text(12_000) }]],
    ["a data table of 101 rows", [table(101, 4)]],
    ["a data table of 20 columns", [table(2, 20, { page_size: 100, row_header_column_index: 19 })]],
    [
      "a data table with numbers and rich text",
      [
        table(0, 0, {
          rows: [
            [raw("a"), raw("b")],
            [number(1), richText(richSection({ type: "text", text: "x" }))],
          ],
        }),
      ],
    ],
    ["two charts of 6 series and 20 points", [chart("line", 6, 20), chart("bar", 6, 20)]],
    ["a pie of 6 segments", [pie(many(6, (index) => ({ label: text(20), value: index + 1 })))]],
    ["a table of 100 rows", [{ type: "table", rows: many(100, () => [raw("x")]), column_settings: [null] }]],
    [
      "rich text of every part",
      [
        richText(
          richSection({ type: "text", text: "x", style: { bold: true } }, { type: "user", user_id: "U1" }),
          {
            type: "rich_text_list",
            style: "bullet",
            indent: 1,
            elements: [richSection({ type: "emoji", name: "x" })],
          },
          { type: "rich_text_quote", elements: [{ type: "link", url: "https://example.com" }] },
          { type: "rich_text_preformatted", border: 0, elements: [{ type: "text", text: "x" }] },
        ),
      ],
    ],
  ])("%s", (_name, blocks) => {
    expect(checkMessage({ text: "t", blocks })).toEqual([]);
  });
});

describe("a block beyond a limit is a breach at its path", () => {
  it.each<[string, unknown, string]>([
    ["an unknown block type", { type: "wobble" }, "/blocks/0/type"],
    ["a block that is no object", "x", "/blocks/0"],
    ["an alert in a message", { type: "alert", text: plain(1) }, "/blocks/0/type"],
    ["an unknown property", { type: "divider", color: "red" }, "/blocks/0/color"],
    ["a block_id of 256 characters", { type: "divider", block_id: text(256) }, "/blocks/0/block_id"],
    ["a section of 3001 characters", section({ text: mrkdwn(3001) }), "/blocks/0/text/text"],
    ["a section of no characters", section({ text: mrkdwn(0) }), "/blocks/0/text/text"],
    ["a section with neither text nor fields", { type: "section" }, "/blocks/0"],
    ["11 fields", section({ fields: many(11, () => mrkdwn(1)) }), "/blocks/0/fields"],
    ["a field of 2001 characters", section({ fields: [mrkdwn(2001)] }), "/blocks/0/fields/0/text"],
    [
      "an input as an accessory",
      section({ accessory: { type: "plain_text_input" } }),
      "/blocks/0/accessory/type",
    ],
    ["a header of 151 characters", { type: "header", text: plain(151) }, "/blocks/0/text/text"],
    ["a header in mrkdwn", { type: "header", text: mrkdwn(1) }, "/blocks/0/text/type"],
    ["no actions", actions(), "/blocks/0/elements"],
    ["26 actions", actions(...many(26, () => button())), "/blocks/0/elements"],
    ["11 context elements", { type: "context", elements: many(11, () => mrkdwn(1)) }, "/blocks/0/elements"],
    ["a button in a context", { type: "context", elements: [button()] }, "/blocks/0/elements/0/type"],
    [
      "a button text of 76 characters",
      actions(button({ text: plain(76) })),
      "/blocks/0/elements/0/text/text",
    ],
    ["a button text in mrkdwn", actions(button({ text: mrkdwn(1) })), "/blocks/0/elements/0/text/type"],
    [
      "a button value of 2001 characters",
      actions(button({ value: text(2001) })),
      "/blocks/0/elements/0/value",
    ],
    [
      "a button URL of 3001 characters",
      actions(button({ url: `https://${text(2993)}` })),
      "/blocks/0/elements/0/url",
    ],
    ["a button URL that runs script", actions(button({ url: "javascript:1" })), "/blocks/0/elements/0/url"],
    ["a button of another style", actions(button({ style: "blue" })), "/blocks/0/elements/0/style"],
    [
      "an action_id of 256 characters",
      actions(button({ action_id: text(256) })),
      "/blocks/0/elements/0/action_id",
    ],
    [
      "a confirmation title of 101 characters",
      actions(button({ confirm: { title: plain(101), text: plain(1) } })),
      "/blocks/0/elements/0/confirm/title/text",
    ],
    [
      "a confirmation text of 301 characters",
      actions(button({ confirm: { text: plain(301) } })),
      "/blocks/0/elements/0/confirm/text/text",
    ],
    [
      "a confirm button of 31 characters",
      actions(button({ confirm: { text: plain(1), confirm: plain(31) } })),
      "/blocks/0/elements/0/confirm/confirm/text",
    ],
    ["a select of 101 options", actions(select({ options: options(101) })), "/blocks/0/elements/0/options"],
    ["a select of no options", actions(select({ options: [] })), "/blocks/0/elements/0/options"],
    ["a select without options", actions({ type: "static_select" }), "/blocks/0/elements/0"],
    [
      "a select with options and groups",
      actions(select({ option_groups: [{ label: plain(1), options: options(1) }] })),
      "/blocks/0/elements/0",
    ],
    [
      "a group label of 76 characters",
      actions({ type: "static_select", option_groups: [{ label: plain(76), options: options(1) }] }),
      "/blocks/0/elements/0/option_groups/0/label/text",
    ],
    [
      "an option text of 76 characters",
      actions(select({ options: [option("a", { text: plain(76) })] })),
      "/blocks/0/elements/0/options/0/text/text",
    ],
    [
      "an option value of 76 characters",
      actions(select({ options: [option(text(76))] })),
      "/blocks/0/elements/0/options/0/value",
    ],
    [
      "an option description of 76 characters",
      actions(select({ options: [option("a", { description: plain(76) })] })),
      "/blocks/0/elements/0/options/0/description/text",
    ],
    [
      "two options of one value",
      actions(select({ options: [option("a"), option("a")] })),
      "/blocks/0/elements/0",
    ],
    [
      "an initial option that is no option",
      actions(select({ initial_option: option("zz") })),
      "/blocks/0/elements/0/initial_option",
    ],
    [
      "a placeholder of 151 characters",
      actions(select({ placeholder: plain(151) })),
      "/blocks/0/elements/0/placeholder/text",
    ],
    [
      "an overflow of 6 options",
      actions({ type: "overflow", options: options(6) }),
      "/blocks/0/elements/0/options",
    ],
    ["an overflow of no options", actions({ type: "overflow", options: [] }), "/blocks/0/elements/0/options"],
    [
      "checkboxes with 11 options",
      actions({ type: "checkboxes", options: options(11) }),
      "/blocks/0/elements/0/options",
    ],
    [
      "radio buttons with 11 options",
      actions({ type: "radio_buttons", options: options(11) }),
      "/blocks/0/elements/0/options",
    ],
    [
      "a date that is no date",
      actions({ type: "datepicker", initial_date: "1.2.2026" }),
      "/blocks/0/elements/0/initial_date",
    ],
    [
      "an image without alt text",
      { type: "image", image_url: "https://example.com/a.png" },
      "/blocks/0/alt_text",
    ],
    ["an image with empty alt text", image({ alt_text: "" }), "/blocks/0/alt_text"],
    ["an image with 2001 characters' alt text", image({ alt_text: text(2001) }), "/blocks/0/alt_text"],
    ["an image of nothing", { type: "image", alt_text: "a" }, "/blocks/0"],
    ["an image of two sources", image({ slack_file: { id: "F1" } }), "/blocks/0"],
    ["an image URL of 3001 characters", image({ image_url: `https://${text(2993)}` }), "/blocks/0/image_url"],
    ["markdown of 12001 characters", { type: "markdown", text: text(12_001) }, "/blocks/0/text"],
    ["a data table of 1 row", table(1, 1), "/blocks/0/rows"],
    ["a data table of 102 rows", table(102, 1), "/blocks/0/rows"],
    ["a data table of 21 columns", table(2, 21), "/blocks/0/rows/0"],
    ["a data table of 0 columns", table(2, 0), "/blocks/0/rows/0"],
    [
      "a data table without caption",
      { type: "data_table", rows: [[raw("a")], [raw("b")]] },
      "/blocks/0/caption",
    ],
    [
      "a data table with unequal rows",
      table(0, 0, { rows: [[raw("a"), raw("b")], [raw("c")]] }),
      "/blocks/0/rows/1",
    ],
    ["a data table page of 101 rows", table(2, 1, { page_size: 101 }), "/blocks/0/page_size"],
    ["a data table page of 0 rows", table(2, 1, { page_size: 0 }), "/blocks/0/page_size"],
    [
      "a row header beyond the columns",
      table(2, 2, { row_header_column_index: 2 }),
      "/blocks/0/row_header_column_index",
    ],
    ["an empty cell", table(0, 0, { rows: [[raw("a")], [raw("")]] }), "/blocks/0/rows/1/0/text"],
    [
      "a number without text",
      table(0, 0, { rows: [[raw("a")], [{ type: "raw_number", value: 1 }]] }),
      "/blocks/0/rows/1/0/text",
    ],
    [
      "a number that is none",
      table(0, 0, { rows: [[raw("a")], [{ type: "raw_number", value: null, text: "–" }]] }),
      "/blocks/0/rows/1/0/value",
    ],
    [
      "a rich text header cell",
      table(0, 0, { rows: [[richText(richSection())], [raw("b")]] }),
      "/blocks/0/rows/0/0/type",
    ],
    ["10001 characters of cells", table(0, 0, { rows: [[raw("a")], [raw(text(10_000))]] }), "/blocks"],
    ["a table of 101 rows", { type: "table", rows: many(101, () => [raw("x")]) }, "/blocks/0/rows"],
    ["a chart title of 51 characters", { ...chart("line", 1, 1), title: text(51) }, "/blocks/0/title"],
    ["a chart of 7 series", chart("line", 7, 1), "/blocks/0/chart/series"],
    ["a chart of no series", chart("bar", 0, 1), "/blocks/0/chart/series"],
    ["a chart of 21 points", chart("area", 1, 21), "/blocks/0/chart/series/0/data"],
    ["a chart of another kind", chart("radar", 1, 1), "/blocks/0/chart/type"],
    [
      "a category of 21 characters",
      chart("bar", 0, 0, { series: [series("s", [text(21)])], axis_config: { categories: [text(21)] } }),
      "/blocks/0/chart/axis_config/categories/0",
    ],
    [
      "a series name of 21 characters",
      chart("bar", 0, 1, { series: [series(text(21), ["L0"])] }),
      "/blocks/0/chart/series/0/name",
    ],
    [
      "two series of one name",
      chart("bar", 0, 1, { series: [series("s", ["L0"]), series("s", ["L0"])] }),
      "/blocks/0/chart/series/1",
    ],
    [
      "a series that leaves out a category",
      chart("bar", 0, 2, { series: [series("s", ["L0"])] }),
      "/blocks/0/chart/series/0/data",
    ],
    [
      "a point of null",
      chart("line", 0, 1, { series: [{ name: "s", data: [{ label: "L0", value: null }] }] }),
      "/blocks/0/chart/series/0/data/0/value",
    ],
    [
      "an axis title of 51 characters",
      chart("bar", 1, 1, { axis_config: { categories: ["L0"], x_label: text(51) } }),
      "/blocks/0/chart/axis_config/x_label",
    ],
    ["a pie of 7 segments", pie(many(7, (i) => ({ label: `s${i}`, value: 1 }))), "/blocks/0/chart/segments"],
    ["a segment of 0", pie([{ label: "a", value: 0 }]), "/blocks/0/chart/segments/0/value"],
    [
      "a segment label of 21 characters",
      pie([{ label: text(21), value: 1 }]),
      "/blocks/0/chart/segments/0/label",
    ],
    [
      "an empty text in rich text",
      richText(richSection({ type: "text", text: "" })),
      "/blocks/0/elements/0/elements/0/text",
    ],
    [
      "an unknown element in rich text",
      richText(richSection({ type: "blink" })),
      "/blocks/0/elements/0/elements/0/type",
    ],
    [
      "a list of another style",
      richText({ type: "rich_text_list", style: "dash", elements: [richSection()] }),
      "/blocks/0/elements/0/style",
    ],
  ])("%s", (_name, block, path) => {
    expect(messagePaths(block)).toContain(path);
  });
});

describe("a message as a whole", () => {
  it("has at most 50 blocks", () => {
    expect(messagePaths(...many(51, () => divider))).toEqual(["/blocks"]);
  });

  it("has at most one table, of either kind", () => {
    expect(messagePaths(table(2, 1), { type: "table", rows: [[raw("x")]] })).toEqual(["/blocks"]);
  });

  it("has at most two charts", () => {
    expect(messagePaths(chart("line", 1, 1), chart("bar", 1, 1), chart("area", 1, 1))).toEqual(["/blocks"]);
  });

  it("has at most 12000 characters of markdown together", () => {
    const half = { type: "markdown", text: text(6_001) };
    expect(messagePaths(half, half)).toEqual(["/blocks"]);
  });

  it("has no block_id twice", () => {
    expect(messagePaths({ ...divider, block_id: "a" }, { ...divider, block_id: "a" })).toEqual([
      "/blocks/1/block_id",
    ]);
  });

  it("has no action_id twice in one block, but may have it in two blocks", () => {
    const same = button({ action_id: "a" });
    expect(messagePaths(actions(same, same))).toEqual(["/blocks/0"]);
    expect(messagePaths(actions(same), actions(same))).toEqual([]);
  });

  it("always has its top-level text; beside blocks Slack only warns", () => {
    expect(checkMessage({ blocks: [divider] })).toMatchObject([{ path: "/text", refused: false }]);
    expect(checkMessage({ text: "" })).toMatchObject([{ path: "/text", refused: true }]);
  });

  it("has a text of at most 4000 characters", () => {
    expect(checkMessage({ text: text(4000) })).toEqual([]);
    expect(checkMessage({ text: text(4001) })).toMatchObject([{ path: "/text", refused: true }]);
  });

  it("has metadata of the form that Slack knows", () => {
    expect(checkMessage({ text: "t", metadata: { event_type: "x", event_payload: { slot: "1" } } })).toEqual(
      [],
    );
    expect(checkMessage({ text: "t", metadata: { event_type: "x" } })).toMatchObject([
      { path: "/metadata/event_payload" },
    ]);
  });

  it("tells path, limit and what was found in one sentence", () => {
    const [found] = checkMessage({ text: "t", blocks: [{ type: "header", text: plain(163) }] });
    expect(found && describeBreach(found)).toBe("/blocks/0/text/text: at most 150 characters, found 163");
  });

  it("is refused with a breach, never an exception, whatever it is", () => {
    for (const value of [null, undefined, 1, "x", [], { blocks: 1 }, { text: "t", blocks: [null, [], 3] }]) {
      expect(checkMessage(value).length).toBeGreaterThan(0);
    }
  });
});

describe("a view", () => {
  it.each<[string, Json, string]>([
    ["a title of 25 characters", modal({ title: plain(25) }), "/title/text"],
    ["no title", modal({ title: undefined }), "/title"],
    ["a submit of 25 characters", modal({ submit: plain(25) }), "/submit/text"],
    ["a close of 25 characters", modal({ close: plain(25) }), "/close/text"],
    ["private metadata of 3001 characters", modal({ private_metadata: text(3001) }), "/private_metadata"],
    ["a callback_id of 256 characters", modal({ callback_id: text(256) }), "/callback_id"],
    ["an external_id of 256 characters", modal({ external_id: text(256) }), "/external_id"],
    ["101 blocks", modal({ blocks: many(101, () => divider) }), "/blocks"],
    [
      "inputs without submit",
      modal({ submit: undefined, blocks: [input({ type: "plain_text_input" })] }),
      "/submit",
    ],
    ["another type", { type: "popover", blocks: [] }, "/type"],
    ["a home with a title", home({ title: plain(1) }), "/title"],
    ["a home of 101 blocks", home({ blocks: many(101, () => divider) }), "/blocks"],
    [
      "a home with private metadata of 3001 characters",
      home({ private_metadata: text(3001) }),
      "/private_metadata",
    ],
    ["250001 bytes and more", home({ blocks: many(90, () => section({ text: mrkdwn(3000) })) }), ""],
  ])("with %s is a breach", (_name, view, path) => {
    expect(checkView(view).map((found) => found.path)).toContain(path);
  });

  it("may use every limit to the full", () => {
    const full = { title: plain(24), submit: plain(24), close: plain(24), private_metadata: text(3000) };
    expect(checkView(modal({ ...full, callback_id: text(255), blocks: many(100, () => divider) }))).toEqual(
      [],
    );
    expect(checkView(home({ blocks: many(100, () => divider) }))).toEqual([]);
  });

  it("shows alerts in modals only, of at most 200 characters", () => {
    const alert = (length: number) => ({ type: "alert", text: mrkdwn(length), level: "info" });
    expect(modalPaths(alert(200))).toEqual([]);
    expect(modalPaths(alert(201))).toEqual(["/blocks/0/text/text"]);
    expect(homePaths(alert(1))).toEqual(["/blocks/0/type"]);
  });

  it("shows tables at home but not in modals", () => {
    expect(homePaths(table(2, 1))).toEqual([]);
    expect(modalPaths(table(2, 1))).toEqual(["/blocks/0/type"]);
  });

  it("never shows charts or markdown blocks", () => {
    for (const block of [chart("line", 1, 1), { type: "markdown", text: "x" }]) {
      expect(homePaths(block)).toEqual(["/blocks/0/type"]);
      expect(modalPaths(block)).toEqual(["/blocks/0/type"]);
    }
  });

  it("focuses one element at most", () => {
    const focused = input({ type: "plain_text_input", focus_on_load: true });
    expect(modalPaths(focused)).toEqual([]);
    expect(modalPaths(focused, focused)).toEqual(["/blocks"]);
  });

  it.each<[string, Json, string]>([
    ["a button as an input", input(button()), "/blocks/0/element/type"],
    [
      "a label of 2001 characters",
      input({ type: "plain_text_input" }, { label: plain(2001) }),
      "/blocks/0/label/text",
    ],
    [
      "a hint of 2001 characters",
      input({ type: "plain_text_input" }, { hint: plain(2001) }),
      "/blocks/0/hint/text",
    ],
    [
      "a min_length of 3001",
      input({ type: "plain_text_input", min_length: 3001 }),
      "/blocks/0/element/min_length",
    ],
    ["a max_length of 0", input({ type: "plain_text_input", max_length: 0 }), "/blocks/0/element/max_length"],
    [
      "a min_length above max_length",
      input({ type: "plain_text_input", min_length: 5, max_length: 4 }),
      "/blocks/0/element/min_length",
    ],
    [
      "a number input that does not say about decimals",
      input({ type: "number_input" }),
      "/blocks/0/element/is_decimal_allowed",
    ],
    [
      "a number input with bounds as numbers",
      input({ type: "number_input", is_decimal_allowed: false, min_value: 1 }),
      "/blocks/0/element/min_value",
    ],
    [
      "a number input with min above max",
      input({ type: "number_input", is_decimal_allowed: false, min_value: "10", max_value: "9" }),
      "/blocks/0/element/min_value",
    ],
    [
      "a time that is none",
      input({ type: "timepicker", initial_time: "24:00" }),
      "/blocks/0/element/initial_time",
    ],
    [
      "a multi-select of 0 items",
      input({ type: "multi_static_select", options: options(1), max_selected_items: 0 }),
      "/blocks/0/element/max_selected_items",
    ],
    [
      "a filter of no conversations",
      input({ type: "conversations_select", filter: { include: [] } }),
      "/blocks/0/element/filter/include",
    ],
  ])("with %s is a breach", (_name, block, path) => {
    expect(modalPaths(block)).toContain(path);
  });
});
