import { ratingsByScore } from "../../src/charts/feedback-charts";
import { drawAsText } from "../../src/charts/text-bars";
import {
  bold,
  bullets,
  code,
  context,
  header,
  instant,
  message,
  numberCell,
  paragraph,
  person,
  textCell,
  words,
} from "../../src/slack/blocks/build";
import { button } from "../../src/slack/blocks/elements";
import { plainText } from "../../src/slack/plain-text";
import { tableBlock } from "../../src/slack/replies/table-block";

describe("a message as plain text", () => {
  it("has its title, its small lines, its words and what can be pressed", () => {
    const blocks = [
      header("Monday numbers"),
      context("2–8 Nov 2026", "Only the team “A”"),
      paragraph(bold("20 min"), words(" by "), person("U0MARCO"), words(", "), code("/digest")),
      { type: "divider" as const },
      { type: "actions" as const, elements: [button("a", "Leaderboard"), button("b", "Feedback")] },
    ];
    expect(plainText(message("", blocks))).toBe(
      [
        "Monday numbers\n══════════════",
        "2–8 Nov 2026\nOnly the team “A”",
        "20 min by @U0MARCO, /digest",
        "─".repeat(60),
        "[Leaderboard] [Feedback]",
      ].join("\n\n"),
    );
  });

  it("has each field on a line of its own, without marks and escapes", () => {
    const field = (text: string) => ({ type: "mrkdwn" as const, text });
    const section = {
      type: "section" as const,
      text: field("*All*"),
      fields: [field("Closed\n*3 · n 4*\nR&amp;D &lt;3"), field("Replies\n*5*")],
    };
    expect(plainText(message("", [section]))).toBe("All\nClosed · 3 · n 4 · R&D <3\nReplies · 5");
  });

  it("has lists, quotes, instants and bars", () => {
    const quote = {
      type: "rich_text" as const,
      elements: [
        {
          type: "rich_text_section" as const,
          elements: [words("Ann, "), instant(Date.UTC(2026, 10, 5, 12))],
        },
        { type: "rich_text_quote" as const, elements: [words("Great <!channel>")] },
      ],
    };
    expect(plainText(message("", [bullets([[words("one")], [words("two")]]), quote]))).toBe(
      "• one\n• two\n\nAnn, 2026-11-05 12:00 UTC\n> Great <!channel>",
    );
    const chart = ratingsByScore([
      { score: 1, count: 1 },
      { score: 5, count: 2 },
    ]);
    if (chart.kind !== "chart") throw new Error("There is no chart");
    expect(plainText({ text: "", blocks: drawAsText(chart.chart).blocks })).toMatch(/2 ██████████/);
  });

  it("has tables in columns, numbers to the right, wide letters counted as two", () => {
    const table = tableBlock(
      "Members",
      [textCell("Member"), textCell("Closed")],
      [
        [textCell("東京"), numberCell(12, "12 · ▲ 5%")],
        [textCell("Ben"), numberCell(3, "3")],
      ],
    );
    expect(plainText(message("", [table]))).toBe(
      ["Members", "Member     Closed", "──────  ─────────", "東京    12 · ▲ 5%", "Ben             3"].join(
        "\n",
      ),
    );
  });

  it("is the top-level text where there are no blocks", () => {
    expect(plainText(message("Fish & <chips>", []))).toBe("Fish & <chips>");
  });
});
