import { checkMessage } from "../../../src/slack/limits";
import {
  button,
  divider,
  image,
  many,
  messagePaths,
  mrkdwn,
  plain,
  richSection,
  richText,
  section,
  text,
} from "../../support/sized-blocks";

describe("blocks of texts and pictures", () => {
  it.each<[string, unknown]>([
    ["50 blocks", many(50, () => divider)],
    ["a section of 3000 characters", [section({ text: mrkdwn(3000) })]],
    [
      "a section of 10 fields with 2000 characters",
      [{ type: "section", fields: many(10, () => mrkdwn(2000)) }],
    ],
    ["a header of 150 characters", [{ type: "header", text: plain(150) }]],
    ["10 context elements", [{ type: "context", elements: many(10, () => mrkdwn(3000)) }]],
    ["a context with an image", [{ type: "context", elements: [image()] }]],
    ["an image of 2000 characters' alt text", [image({ alt_text: text(2000), title: plain(2000) })]],
    ["a markdown block of 12000 characters", [{ type: "markdown", text: text(12_000) }]],
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
  ])("may be %s", (_name, blocks) => {
    expect(checkMessage({ text: "t", blocks })).toEqual([]);
  });

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
    ["11 context elements", { type: "context", elements: many(11, () => mrkdwn(1)) }, "/blocks/0/elements"],
    ["a button in a context", { type: "context", elements: [button()] }, "/blocks/0/elements/0/type"],
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
  ])("must not be %s", (_name, block, path) => {
    expect(messagePaths(block)).toContain(path);
  });
});
