import type { Reply } from "../../../commands/reply";
import { findUsersFigure } from "../../../src/domain/metrics";
import type { ExplainedConversation } from "../../../src/reports/explain";
import { checkMessage, checkView } from "../../../src/slack/limits";
import { replyMessage } from "../../../src/slack/replies";
import { explanationReport } from "../../../src/slack/replies/explanation";
import { homeCard, homeRefusal, homeTeam, homeView } from "../../../src/slack/replies/home";
import { expired, failed, notUnderstood, unknownControl } from "../../../src/slack/replies/notices";
import { expectNoMarkup } from "../../support/markup";
import { readable } from "../../support/slack-team";
import { card, heading, hostileNames, row, table } from "../../support/views";

type Plain = Parameters<typeof replyMessage>[0];

/** Every reply that carries text of other people, with that text in every place for it. */
function repliesWith(text: string): Plain[] {
  const identity = {
    kind: "member",
    slackUserId: "U1",
    viewer: { kind: "member", memberId: text, role: "agent" },
    memberId: text,
    name: text,
    role: "agent",
    linkedBy: "email",
    zone: text,
  } as const;
  const token = { id: text, name: text, scopes: ["ingest"], createdAt: 0, lastUsedAt: 1, revokedAt: 2 };
  const health = {
    database: text,
    version: text,
    events: 1,
    conversations: 2,
    waitingForOpening: 3,
    refused: 4,
  };
  return [
    {
      kind: "not-understood",
      misunderstanding: { command: "/perf", word: text, reason: text, suggestions: [text], examples: [text] },
    },
    { kind: "identity", identity, workspaceZone: text },
    { kind: "roles", roles: [{ memberId: text, name: text, role: "owner", set: true }] },
    { kind: "zone", zone: text },
    { kind: "tokens", tokens: [token] },
    { kind: "token-created", id: text, token: "cb_x", scopes: ["read"] },
    { kind: "health", health },
    { kind: "changed", change: { kind: "linked", slackUserId: "U1", member: text } },
    { kind: "changed", change: { kind: "unlinked", slackUserId: "U1", member: text } },
    { kind: "changed", change: { kind: "role", member: text, before: "agent", role: "owner" } },
    { kind: "changed", change: { kind: "zone", before: text, zone: text } },
    { kind: "changed", change: { kind: "token-revoked", id: text } },
    { kind: "not-changed", reason: { kind: "already-linked", slackUserId: "U1", member: text } },
    { kind: "not-changed", reason: { kind: "role-already", member: text, role: "owner" } },
    { kind: "not-changed", reason: { kind: "no-such-token", id: text } },
  ];
}

const others: Plain[] = [
  ...(["unlinked", "guest", "other-company"] as const).map((reason): Reply & Plain => ({
    kind: "refused",
    refusal: { kind: "outsider", reason },
  })),
  { kind: "refused", refusal: { kind: "own-figures-only" } },
  { kind: "refused", refusal: { kind: "administrators-only" } },
  { kind: "roles", roles: [] },
  { kind: "tokens", tokens: [] },
  { kind: "not-changed", reason: { kind: "last-owner" } },
  { kind: "not-changed", reason: { kind: "owners-only" } },
  { kind: "not-changed", reason: { kind: "not-linked", slackUserId: "U1" } },
  { kind: "not-changed", reason: { kind: "cannot-be-linked", slackUserId: "U1" } },
  {
    kind: "roles",
    roles: Array.from({ length: 10_001 }, (_, index) => ({
      memberId: `m${index}`,
      name: "N".repeat(500),
      role: "agent" as const,
      set: false,
    })),
  },
];

describe("every reply", () => {
  it.each(Object.entries(hostileNames))("keeps %s as text, within Slack's limits", (_, text) => {
    for (const reply of repliesWith(text)) {
      const message = replyMessage(reply);
      expect(checkMessage(message)).toEqual([]);
      expectNoMarkup(message);
    }
  });

  it.each(others.map((reply) => [reply.kind, reply] as const))("%s is within Slack's limits", (_, reply) => {
    const message = replyMessage(reply);
    expect(checkMessage(message)).toEqual([]);
    expect(message.text.length).toBeGreaterThan(5);
  });

  it("the short ones too", () => {
    for (const message of [failed("ABC"), expired(), unknownControl()])
      expect(checkMessage(message)).toEqual([]);
  });

  it("a token is in the message, and not in the text that notifications show", () => {
    const message = replyMessage({ kind: "token-created", id: "t", token: "cb_x", scopes: ["read"] });
    expect(JSON.stringify(message.blocks)).toContain("cb_x");
    expect(message.text).not.toContain("cb_x");
  });

  it("what was not understood is named, with what would work", () => {
    const message = notUnderstood({
      command: "/perf",
      word: "aisah",
      reason: "“aisah” is neither a member, nor a range, nor a filter.",
      suggestions: ["Aisha Khan"],
      examples: ["/perf me", "/perf help"],
    });
    expect(readable(message)).toContain("Nothing was changed.");
    expect(message.text).toContain("Did you mean Aisha Khan?");
  });
});

describe("an explanation", () => {
  const figure = findUsersFigure("p90FirstResponseTime");
  if (figure === undefined) throw new Error("no such figure");
  const one = (text: string): ExplainedConversation => ({
    conversationId: text,
    contactId: text,
    contactName: null,
    closedAt: 0,
    memberId: text,
    contribution: 720,
  });
  const explained = (conversations: readonly ExplainedConversation[]) =>
    ({
      kind: "explanation",
      heading,
      explanation: {
        figure,
        value: { value: 720, unit: "seconds", sampleSize: conversations.length },
        conversations,
      },
    }) as const;

  it("of nothing says so", () => {
    const { message } = explanationReport(explained([]), 0, (id) => id);
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("No conversation stands behind this number.");
  });

  it("of 10,001 conversations comes in pages within Slack's limits", () => {
    const many = Array.from({ length: 10_001 }, (_, index) => one(`c${index}`));
    const { message, pages } = explanationReport(explained(many), 1, (id) => id);
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("Showing 101–200 of 10,001.");
    expect(pages).toBe(100);
  });

  it.each(Object.entries(hostileNames))("keeps %s as text", (_, text) => {
    const { message } = explanationReport(explained([one(text)]), 0, () => text);
    expect(checkMessage(message)).toEqual([]);
    expectNoMarkup(message);
  });
});

describe("the Home tab", () => {
  it.each(Object.entries(hostileNames))("keeps %s as text, within Slack's limits", (_, text) => {
    const rows = Array.from({ length: 10_001 }, () => row(text));
    const view = homeView([...homeCard(card(text), []), ...homeTeam(table(rows), "p50")]);
    expect(checkView(view)).toEqual([]);
    expectNoMarkup({ text: "", blocks: view.blocks });
  });

  it("without figures says why", () => {
    expect(checkView(homeRefusal({ kind: "outsider", reason: "guest" }))).toEqual([]);
    expect(checkView(homeView([...homeCard(card("Ann", null), []), ...homeTeam(table([]), "p50")]))).toEqual(
      [],
    );
  });
});
