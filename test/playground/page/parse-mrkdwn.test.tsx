import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { SnapshotContext } from "../../../src/playground/page/snapshot-context";
import { Mrkdwn } from "../../../src/playground/page/text/Mrkdwn";
import { parseInline, parseMrkdwn } from "../../../src/playground/page/text/parse-mrkdwn";
import type { Snapshot } from "../../../src/playground/snapshot";

const text = (value: string) => ({ kind: "text", text: value });

describe("mrkdwn", () => {
  it.each([
    ["*bold*", "bold", "bold"],
    ["_italic_", "italic", "italic"],
    ["~strike~", "strike", "strike"],
  ])("%s is a style", (source, style, inner) => {
    expect(parseInline(source)).toEqual([{ kind: "style", style, children: [text(inner)] }]);
  });

  it.each(["2 * 3 * 4", "snake_case_name", "a*b*c", "* no *", "**", "_", "~ ~"])(
    "%s is plain text",
    (source) => {
      expect(parseInline(source)).toEqual([text(source)]);
    },
  );

  it("styles stand within styles", () => {
    expect(parseInline("*a _b_*")).toEqual([
      {
        kind: "style",
        style: "bold",
        children: [text("a "), { kind: "style", style: "italic", children: [text("b")] }],
      },
    ]);
  });

  it("styles do not apply in code", () => {
    expect(parseInline("`*a* &lt;`")).toEqual([{ kind: "code", text: "*a* <" }]);
  });

  it("knows people, channels, groups, links and dates", () => {
    expect(parseInline("<@U1|x>")).toEqual([{ kind: "user", id: "U1" }]);
    expect(parseInline("<#C1|general>")).toEqual([{ kind: "channel", id: "C1", label: "general" }]);
    expect(parseInline("<!here>")).toEqual([{ kind: "group", label: "here" }]);
    expect(parseInline("<https://a.example/?a=1&amp;b=2|label>")).toEqual([
      { kind: "link", url: "https://a.example/?a=1&b=2", label: "label" },
    ]);
    expect(parseInline("<!date^1790848800^{date} at {time}|then>")).toEqual([
      { kind: "date", timestamp: 1790848800, format: "{date} at {time}", fallback: "then" },
    ]);
  });

  it("links bare addresses, without the full stop after them", () => {
    expect(parseInline("see https://a.example/x.")).toEqual([
      text("see "),
      { kind: "link", url: "https://a.example/x", label: "https://a.example/x" },
      text("."),
    ]);
  });

  it("does not link scripts", () => {
    expect(parseInline("<javascript:alert(1)|x>")).toEqual([text("<javascript:alert(1)|x>")]);
  });

  it("decodes Slack's three entities once", () => {
    expect(parseInline("&lt;b&gt; &amp;amp; &quot;")).toEqual([text("<b> &amp; &quot;")]);
  });

  it("has quotes and preformatted text as parts of their own", () => {
    expect(parseMrkdwn("a\n&gt; b\n```\n*c*\n```\nd")).toEqual([
      { kind: "lines", lines: [[text("a")]] },
      { kind: "quote", lines: [[text("b")]] },
      { kind: "preformatted", text: "*c*" },
      { kind: "lines", lines: [[text("d")]] },
    ]);
  });

  it("keeps an open fence as text", () => {
    expect(parseMrkdwn("a ```b")).toEqual([
      { kind: "lines", lines: [[text("a ")]] },
      { kind: "lines", lines: [[text("```b")]] },
    ]);
  });
});

const snapshot: Snapshot = {
  teamName: "t",
  app: { name: "Caseboard", userId: "U0" },
  me: { id: "U1", name: "a", realName: "<b>A</b>", role: "agent", timeZone: "Europe/London" },
  people: [{ id: "U1", name: "a", realName: "<b>A</b>", role: "agent", timeZone: "Europe/London" }],
  channels: [],
  messages: [],
  home: null,
  modals: [],
  notices: [],
  commands: [],
  clock: { now: "2026-10-01T09:00:00.000Z", isHeld: false },
};

const html = (source: string) =>
  renderToStaticMarkup(
    <SnapshotContext value={snapshot}>
      <Mrkdwn source={source} />
    </SnapshotContext>,
  );

describe("what is drawn", () => {
  it("shows people by name, as text", () => {
    expect(html("<@U1>")).toContain("@&lt;b&gt;A&lt;/b&gt;");
  });

  it("is never more than these elements and safe links, whatever the text", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "&lt;",
      "|",
      "*",
      "_",
      "`",
      "```",
      ":",
      "@U1",
      "#C1",
      "!date^1^{time}",
      "javascript:",
      "https://a",
      "<script>",
      '"',
      "\n",
      "x",
      " onload=",
    );
    const sources = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(sources, (source) => {
        const drawn = html(source);
        const tags = [...drawn.matchAll(/<\/?([a-z0-9]+)/gi)].map((match) => match[1] ?? "");
        const allowed = ["div", "span", "br", "pre", "code", "strong", "em", "s", "a", "time", "blockquote"];
        expect(tags.filter((tag) => !allowed.includes(tag))).toEqual([]);
        for (const [, url] of drawn.matchAll(/href="([^"]*)"/g)) expect(url).toMatch(/^(https?:|mailto:)/i);
      }),
      { numRuns: 500 },
    );
  });
});
