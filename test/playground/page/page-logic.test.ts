import { initialValue, isEmptyValue, stateValues } from "../../../src/playground/element-state";
import { sortRows } from "../../../src/playground/page/blocks/cells";
import { readChart } from "../../../src/playground/page/charts/chart-data";
import { valueTicks } from "../../../src/playground/page/charts/scale";
import { suggestionsFor, usageOf } from "../../../src/playground/page/composer/suggestions";
import { validateInputs } from "../../../src/playground/page/modal/validate-inputs";
import { withEmoji } from "../../../src/playground/page/text/emoji";
import { parseMarkdown } from "../../../src/playground/page/text/parse-markdown";
import { formatSlackDate } from "../../../src/playground/page/text/slack-date";
import { sampleApp, sampleChannels, samplePeople } from "../../../src/playground/sample-workspace";
import { deliver } from "../../../src/playground/slack-stand-in/delivery";
import { slackContext } from "../../../src/playground/slack-stand-in/start";
import { type Snapshot, snapshot } from "../../../src/playground/snapshot";

const slack = () =>
  slackContext(
    { people: samplePeople, channels: sampleChannels, app: sampleApp, botToken: "x" },
    () => "http://x",
  );

function seenBy(id: string, context = slack()): Snapshot {
  const person = samplePeople.find((candidate) => candidate.id === id);
  if (!person) throw new Error(`no person ${id}`);
  const commands = [{ name: "/perf", description: "Performance", usage: "[me|@member]", examples: [] }];
  const clock = { now: "2026-10-01T09:00:00.000Z", isHeld: false };
  return snapshot({ person, workspace: context.workspace, commands, clock });
}

describe("what a person sees", () => {
  const names = (id: string) => seenBy(id).channels.map(({ name }) => name);

  it("are the public channels and their own private ones; guests and strangers see only where they are", () => {
    expect(names("U0AISHA")).toEqual(["support", "general", "partner-acme", "old-support", "Caseboard"]);
    expect(names("U0MARCO")).toContain("support-leads");
    expect(names("U0STRANGER")).toEqual(["partner-acme", "Caseboard"]);
  });

  it("are no messages for others alone, no others' direct messages, and none of private channels", () => {
    const context = slack();
    const content = { text: "x", blocks: [], breaches: [] };
    const user = sampleApp.botUserId;
    deliver({ channel: "C0SUPPORT", user, onlyFor: "U0AISHA", content }, context);
    deliver({ channel: "D0AISHA", user, onlyFor: null, content }, context);
    deliver({ channel: "C0LEADS", user, onlyFor: null, content }, context);
    const channelsOf = (id: string) => seenBy(id, context).messages.map(({ channel }) => channel);
    expect(channelsOf("U0AISHA")).toEqual(["C0SUPPORT", "D0AISHA"]);
    expect(channelsOf("U0MARCO")).toEqual(["C0LEADS"]);
    expect(channelsOf("U0BEN")).toEqual([]);
  });
});

describe("dates", () => {
  // 2026-10-01T09:00:00Z, in London (BST) 10:00 and in New York 05:00.
  const timestamp = 1_790_845_200;
  const now = Date.parse("2026-10-02T12:00:00Z");
  const written = (format: string, timeZone: string) =>
    formatSlackDate({ timestamp, format, fallback: "fallback" }, { timeZone, now });

  it("stand in the reader's zone", () => {
    expect(written("{date_num} {time}", "Europe/London")).toBe("2026-10-01 10:00 AM");
    expect(written("{date_num} {time}", "America/New_York")).toBe("2026-10-01 5:00 AM");
  });

  it("are called yesterday where that is shorter", () => {
    expect(written("{date_pretty}", "Europe/London")).toBe("yesterday");
    expect(written("{date_long}", "Europe/London")).toBe("Thursday, October 1, 2026");
  });

  it("fall back when a token is unknown", () => {
    expect(written("{century}", "Europe/London")).toBe("fallback");
  });
});

describe("sorting", () => {
  const number = (value: number) => ({ type: "raw_number", value, text: `${value}` });
  const raw = (text: string) => ({ type: "raw_text", text });

  it("is by value where all are numbers, else by the alphabet", () => {
    const numbers = [[number(10)], [number(9)], [number(100)]];
    expect(sortRows(numbers, 0, "ascending").map(([cell]) => cell?.text)).toEqual(["9", "10", "100"]);
    const mixed = [[number(10)], [raw("–")], [number(9)]];
    expect(sortRows(mixed, 0, "ascending").map(([cell]) => cell?.text)).toEqual(["–", "10", "9"]);
  });

  it("leaves equal rows in their order, both ways", () => {
    const rows = [
      [raw("a"), raw("1")],
      [raw("a"), raw("2")],
    ];
    expect(sortRows(rows, 0, "descending")).toEqual(rows);
  });
});

describe("the state of elements", () => {
  const block = {
    type: "actions",
    block_id: "b",
    elements: [
      { type: "button", action_id: "go" },
      { type: "datepicker", action_id: "day", initial_date: "2026-10-01" },
      { type: "checkboxes", action_id: "ticks", options: [] },
    ],
  };

  it("is what stood there at first, until something is entered; buttons have none", () => {
    expect(stateValues([block], {})).toEqual({
      b: {
        day: { type: "datepicker", selected_date: "2026-10-01" },
        ticks: { type: "checkboxes", selected_options: [] },
      },
    });
    const entered = { b: { day: { type: "datepicker", selected_date: null } } };
    expect(stateValues([block], entered).b?.day).toEqual({ type: "datepicker", selected_date: null });
  });

  it("knows what is empty", () => {
    expect(isEmptyValue({ type: "checkboxes", selected_options: [] })).toBe(true);
    expect(isEmptyValue({ type: "number_input", value: "0" })).toBe(false);
    expect(initialValue({ type: "button" })).toBeNull();
  });
});

describe("inputs before they are sent", () => {
  const block = (element: Record<string, unknown>, over = {}) => ({
    type: "input",
    block_id: "b",
    element: { action_id: "a", ...element },
    ...over,
  });
  const wrong = (element: Record<string, unknown>, value: string | null, over = {}) =>
    validateInputs([block(element, over)], { b: { a: { type: String(element.type), value } } }).b;
  const whole = { type: "number_input", is_decimal_allowed: false, min_value: "-5", max_value: "10" };

  it.each([
    [whole, "3", undefined],
    [whole, "-5", undefined],
    [whole, "-6", "Must be at least -5."],
    [whole, "11", "Must be at most 10."],
    [whole, "1.5", "Write a whole number."],
    [{ ...whole, is_decimal_allowed: true }, "1.5", undefined],
    [{ ...whole, is_decimal_allowed: true }, "one", "Write a number."],
    [{ type: "email_text_input" }, "a@b.example", undefined],
    [{ type: "email_text_input" }, "a@b", "Write an e-mail address."],
    [{ type: "url_text_input" }, "ftp://a", "Write an address that begins with https:// or http://."],
    [{ type: "plain_text_input", max_length: 2 }, "abc", "Write at most 2 characters."],
  ])("%j with %s", (element, value, message) => {
    expect(wrong(element, value)).toBe(message);
  });

  it("must be filled in unless they are optional", () => {
    expect(wrong({ type: "plain_text_input" }, null)).toBe("Please complete this required field.");
    expect(wrong({ type: "plain_text_input" }, null, { optional: true })).toBeUndefined();
  });
});

describe("suggestions", () => {
  const seen = seenBy("U0AISHA");

  it("are commands at the start, people after @, and nothing elsewhere", () => {
    expect(suggestionsFor("/pe", seen).map(({ completed }) => completed)).toEqual(["/perf "]);
    expect(suggestionsFor("/perf @oka", seen).map(({ completed }) => completed)).toEqual(["/perf @ben "]);
    expect(suggestionsFor("mail a@b", seen)).toEqual([]);
    expect(suggestionsFor("/perf last", seen)).toEqual([]);
    expect(usageOf("/perf last", seen)).toBe("/perf [me|@member]");
  });
});

describe("charts", () => {
  it("have round ticks that cover all values and zero", () => {
    expect(valueTicks([3, 21])).toEqual([0, 5, 10, 15, 20, 25]);
    expect(valueTicks([-4, 6])).toEqual([-4, -2, 0, 2, 4, 6]);
    expect(valueTicks([0])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it("read values by their category; one that is missing is null, never 0", () => {
    const chart = {
      type: "line",
      series: [{ name: "s", data: [{ label: "b", value: 2 }] }],
      axis_config: { categories: ["a", "b"] },
    };
    expect(readChart({ chart })).toMatchObject({ series: [{ name: "s", values: [null, 2] }] });
    expect(readChart({ chart: { type: "radar" } })).toBeNull();
  });
});

it("shortcodes that are not known stay as they are", () => {
  expect(withEmoji(":tada: :nonsense: 10:30:45")).toBe("🎉 :nonsense: 10:30:45");
});

it("Markdown has headings, lists, quotes, code and rules", () => {
  expect(
    parseMarkdown("# T\n- a\n- b\n1. c\n> q\n---\n```js\nx < 1\n```\n**b**").map(({ kind }) => kind),
  ).toEqual(["heading", "list", "list", "quote", "rule", "code", "paragraph"]);
});
