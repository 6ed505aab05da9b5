import type { JsonObject } from "../../src/playground/slack-stand-in/types";

/** One of every block and element, with the names that break careless drawing. */
const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const raw = (text: string) => ({ type: "raw_text", text });
const number = (value: number, text = String(value)) => ({ type: "raw_number", value, text });
const option = (label: string, value: string) => ({ text: plain(label), value });
const input = (label: string, blockId: string, element: JsonObject, over: JsonObject = {}) => ({
  type: "input",
  block_id: blockId,
  label: plain(label),
  element: { action_id: blockId, ...element },
  ...over,
});

export const LONG_NAME = "Wolfeschlegelsteinhausen".repeat(21).slice(0, 500);

const PEOPLE = ["Aisha Khan", "Ben Okafor", "محمد علي", "👩‍💻 Zoë", LONG_NAME, "Marco Silva", "Vera Lind"];

/** Closed counts: 10, 20, 5, 100, 7, 1000, 2. */
export const CLOSED = [10, 20, 5, 100, 7, 1000, 2];

export const dataTable: JsonObject = {
  type: "data_table",
  caption: "Users report, 1–30 Nov 2026, all inboxes",
  page_size: 5,
  row_header_column_index: 0,
  rows: [
    [raw("Member"), raw("Team"), raw("Closed"), raw("First response"), raw("Median")],
    ...PEOPLE.map((name, index) => [
      raw(name),
      raw(index % 2 === 0 ? "Support" : "Billing"),
      number(CLOSED[index] ?? 0, (CLOSED[index] ?? 0).toLocaleString("en-US")),
      number(60 * (index + 3), `${index + 3} min`),
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [{ type: "text", text: `${index} min`, style: { bold: true } }],
          },
        ],
      },
    ]),
  ],
};

/** Slack's plain table: the second column in the middle, numbers to the right. */
export const plainTable: JsonObject = {
  type: "table",
  column_settings: [null, { align: "center" }],
  rows: [
    [raw("Member"), raw("Team"), raw("Closed")],
    [raw("Aisha Khan"), raw("Support"), number(10)],
    [raw("Ben Okafor"), raw("Billing"), number(1_000, "1,000")],
  ],
};

const DAYS = ["1 Nov", "2 Nov", "3 Nov", "4 Nov", "5 Nov", "6 Nov", "7 Nov"];
const series = (name: string, values: number[]) => ({
  name,
  data: values.map((value, index) => ({ label: DAYS[index] ?? "", value })),
});
const plotted = (kind: string, title: string, all: JsonObject[], yLabel: string): JsonObject => ({
  type: "data_visualization",
  title,
  chart: { type: kind, series: all, axis_config: { categories: DAYS, x_label: "Day", y_label: yLabel } },
});

export const lineChart = plotted(
  "line",
  "Response time per day",
  [series("Median", [4, 6, 5, 9, 7, 3, 4]), series("Mean", [8, 11, 9, 21, 12, 6, 7])],
  "minutes",
);
export const barChart = plotted(
  "bar",
  "Closed per day",
  [series("Closed", [31, 42, 38, 55, 47, 12, 9])],
  "conversations",
);
export const areaChart = plotted(
  "area",
  "Open conversations",
  [series("Support", [60, 52, 58, 64, 49, 41, 44]), series("Billing", [20, 24, 19, 31, 28, 16, 12])],
  "open",
);
export const pieChart: JsonObject = {
  type: "data_visualization",
  title: "Assignments by source",
  chart: {
    type: "pie",
    segments: [
      { label: "Inbox rule", value: 412 },
      { label: "Teammate", value: 96 },
      { label: "Workflow", value: 57 },
      { label: "Self", value: 33 },
    ],
  },
};

/** Texts of every kind, with an image from this address. */
export const textBlocks = (imageUrl: string): JsonObject[] => [
  { type: "header", text: plain("Users report :bar_chart:") },
  {
    type: "section",
    text: mrkdwn(
      "*Bold* _italic_ ~strike~ `code` :tada: <@U0AISHA> in <#C0SUPPORT> <https://example.com|a link> " +
        "at <!date^1790848800^{date_short_pretty} {time}|1 Oct 2026> &lt;script&gt;alert(1)&lt;/script&gt;\n&gt; quoted",
    ),
    accessory: {
      type: "overflow",
      action_id: "more",
      options: [option("Export CSV", "csv"), option("Export XLSX", "xlsx")],
    },
  },
  {
    type: "section",
    fields: [mrkdwn("*Closed*\n1,144"), mrkdwn("*Median*\n5 min"), mrkdwn(`*Top*\n${LONG_NAME}`)],
  },
  { type: "divider" },
  {
    type: "context",
    elements: [
      { type: "image", image_url: imageUrl, alt_text: "a dot" },
      mrkdwn("Sample size *1,144* in _Europe/London_"),
    ],
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "Rich ", style: { bold: true } },
          { type: "user", user_id: "U0BEN" },
        ],
      },
      {
        type: "rich_text_list",
        style: "ordered",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "first" }] }],
      },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "Ben   ████ 20\nAisha ██   10" }] },
    ],
  },
  { type: "image", image_url: imageUrl, alt_text: "A green dot", title: plain("An image") },
  { type: "markdown", text: "## Markdown\n**bold** and [a link](https://example.com)\n- one\n- two" },
];

export const controls: JsonObject = {
  type: "actions",
  block_id: "controls",
  elements: [
    {
      type: "static_select",
      action_id: "preset",
      initial_option: option("This month", "month"),
      options: [option("This month", "month"), option("Last 7 days", "7d")],
    },
    { type: "button", action_id: "filter", text: plain("Filter…"), style: "primary", value: "f" },
    {
      type: "button",
      action_id: "clear",
      text: plain("Clear all"),
      style: "danger",
      confirm: {
        title: plain("Clear all filters?"),
        text: mrkdwn("The report is drawn *without* filters."),
        confirm: plain("Clear"),
        deny: plain("Keep"),
        style: "danger",
      },
    },
    { type: "datepicker", action_id: "day", initial_date: "2026-11-01" },
    { type: "users_select", action_id: "member", placeholder: plain("Member") },
    {
      type: "conversations_select",
      action_id: "target",
      placeholder: plain("Share to…"),
      filter: { include: ["public", "private"] },
    },
    {
      type: "multi_static_select",
      action_id: "tags",
      placeholder: plain("Tags"),
      options: [option("vip", "vip"), option("bug", "bug")],
    },
    { type: "checkboxes", action_id: "compare", options: [option("Compare", "yes")] },
    {
      type: "radio_buttons",
      action_id: "unit",
      initial_option: option("Hours", "h"),
      options: [option("Hours", "h"), option("Days", "d")],
    },
  ],
};

export const everyInput: JsonObject = {
  type: "modal",
  callback_id: "every-input",
  title: plain("Filter the report"),
  submit: plain("Apply"),
  close: plain("Cancel"),
  notify_on_close: true,
  blocks: [
    { type: "alert", block_id: "alert", level: "info", text: mrkdwn("Filters apply to *this* report only.") },
    input(
      "Name of the view",
      "name",
      { type: "plain_text_input", placeholder: plain("Weekly"), min_length: 3 },
      { hint: plain("At least three letters.") },
    ),
    input("Note", "note", { type: "plain_text_input", multiline: true }, { optional: true }),
    input("Rows at most", "rows", {
      type: "number_input",
      is_decimal_allowed: false,
      min_value: "1",
      max_value: "100",
      initial_value: "25",
    }),
    input("Inbox", "inbox", {
      type: "static_select",
      options: [option("Support", "support"), option("Billing", "billing")],
    }),
    input(
      "Tags",
      "tags",
      {
        type: "multi_static_select",
        options: [option("vip", "vip"), option("bug", "bug"), option("refund", "refund")],
      },
      { optional: true },
    ),
    input("Members", "members", { type: "multi_users_select" }, { optional: true }),
    input("From", "from", { type: "datepicker", initial_date: "2026-11-01" }),
    input("Sent at", "time", { type: "timepicker", initial_time: "09:00" }, { optional: true }),
    input(
      "Include",
      "include",
      { type: "checkboxes", options: [option("Bots", "bots"), option("Closed", "closed")] },
      { optional: true },
    ),
    input("Order", "order", {
      type: "radio_buttons",
      initial_option: option("By name", "name"),
      options: [option("By name", "name"), option("By count", "count")],
    }),
    input(
      "Post to",
      "channel",
      { type: "conversations_select", filter: { include: ["public"] } },
      { optional: true },
    ),
  ],
};

export const home: JsonObject = {
  type: "home",
  blocks: [
    { type: "header", text: plain("My performance") },
    { type: "section", text: mrkdwn("*42* closed this month, median first response *5 min* (n = 40)") },
    {
      type: "actions",
      block_id: "home-controls",
      elements: [{ type: "button", action_id: "filter", text: plain("Filter…") }],
    },
    dataTable,
  ],
};

/** Three limits broken at once. */
export const brokenBlocks: JsonObject[] = [
  { type: "header", text: plain("x".repeat(151)) },
  { type: "section", text: mrkdwn("Fine") },
  {
    type: "actions",
    elements: [
      {
        type: "button",
        action_id: "b",
        text: plain("A label of far more than seventy-five characters, which Slack would not take at all"),
      },
    ],
  },
];
