import { checkMessage, checkView } from "../../src/slack/limits";

/** Parts of Block Kit as small or as large as a test says. */

export type Json = Record<string, unknown>;

export const text = (length: number) => "x".repeat(length);
export const plain = (length: number) => ({ type: "plain_text", text: text(length) });
export const mrkdwn = (length: number) => ({ type: "mrkdwn", text: text(length) });
export const option = (value: string, over: Json = {}) => ({ text: plain(1), value, ...over });
export const options = (count: number) => Array.from({ length: count }, (_, index) => option(`v${index}`));
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
export const raw = (value: string) => ({ type: "raw_text", text: value });
export const number = (value: number) => ({ type: "raw_number", value, text: String(value) });
export const table = (rows: number, columns: number, over: Json = {}) => ({
  type: "data_table",
  caption: "c",
  rows: many(rows, () => many(columns, () => raw("x"))),
  ...over,
});
export const point = (label: string, value: number = 1) => ({ label, value });
export const series = (name: string, labels: string[]) => ({
  name,
  data: labels.map((label) => point(label)),
});
export const labels = (count: number) => many(count, (index) => `L${index}`);
export const chart = (kind: string, seriesCount: number, points: number, over: Json = {}) => ({
  type: "data_visualization",
  title: "t",
  chart: {
    type: kind,
    series: many(seriesCount, (index) => series(`s${index}`, labels(points))),
    axis_config: { categories: labels(points) },
    ...over,
  },
});
export const pie = (segments: Json[]) => ({
  type: "data_visualization",
  title: "t",
  chart: { type: "pie", segments },
});
export const divider = { type: "divider" };
export const section = (over: Json = {}) => ({ type: "section", text: mrkdwn(1), ...over });
export const actions = (...elements: Json[]) => ({ type: "actions", elements });
export const button = (over: Json = {}) => ({ type: "button", text: plain(1), ...over });
export const select = (over: Json = {}) => ({ type: "static_select", options: options(1), ...over });
export const input = (element: Json, over: Json = {}) => ({
  type: "input",
  label: plain(1),
  element,
  ...over,
});
export const image = (over: Json = {}) => ({
  type: "image",
  image_url: "https://example.com/a.png",
  alt_text: "a",
  ...over,
});
export const richText = (...elements: Json[]) => ({ type: "rich_text", elements });
export const richSection = (...elements: Json[]) => ({ type: "rich_text_section", elements });
export const modal = (over: Json = {}) => ({
  type: "modal",
  title: plain(1),
  submit: plain(1),
  blocks: [],
  ...over,
});
export const home = (over: Json = {}) => ({ type: "home", blocks: [], ...over });

export const messagePaths = (...blocks: unknown[]) =>
  checkMessage({ text: "t", blocks }).map(({ path }) => path);
export const modalPaths = (...blocks: unknown[]) => checkView(modal({ blocks })).map(({ path }) => path);
export const homePaths = (...blocks: unknown[]) => checkView(home({ blocks })).map(({ path }) => path);
