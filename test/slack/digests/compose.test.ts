import type { Identity } from "../../../commands/identity";
import { nativeRenderer } from "../../../src/charts/native";
import { textRenderer } from "../../../src/charts/text-bars";
import type { Digest } from "../../../src/domain/digests/digest";
import { openAction } from "../../../src/slack/action-ids";
import type { Message } from "../../../src/slack/blocks/build";
import type { Composed } from "../../../src/slack/digests/composed";
import { checkMessage } from "../../../src/slack/limits";
import { plainText } from "../../../src/slack/plain-text";
import { digestDesk, marco, memberIdentity, monday, teamDigest, weekEvents } from "../../support/digest-week";
import { expectNoMarkup } from "../../support/markup";
import { memorySource } from "../../support/memory-source";
import { directoryEvents } from "../../support/team-events";

const targets = { everyone: { first: 30 * 60_000, every: null }, byTeam: new Map() };

function source(events = weekEvents()) {
  const made = memorySource(events);
  made.setTargets(targets);
  return made;
}

async function drawn(composed: Composed): Promise<Message> {
  if (composed.kind !== "post") throw new Error(`It is not posted: ${JSON.stringify(composed)}`);
  const { message } = await composed.draft([textRenderer]);
  expect(checkMessage(message)).toEqual([]);
  expectNoMarkup(message);
  return message;
}

/** The lines between the title of a section and the next line across. */
function section(text: string, title: string): string {
  const from = text.indexOf(`\n${title}\n`);
  if (from < 0) throw new Error(`There is no section ${title}`);
  const to = text.indexOf(`\n${"─".repeat(60)}\n`, from);
  return text.slice(from, to < 0 ? undefined : to).trim();
}

const own: Digest = { ...teamDigest(), setUpBy: "U0AISHA", content: { kind: "own" } };
const aisha = memberIdentity("U0AISHA", "m-aisha", "agent");

describe("a team's digest of a week worked out by hand", () => {
  let text: string;
  let message: Message;

  beforeAll(async () => {
    const composed = await digestDesk(source()).compose({ identity: { ...marco, name: "Marco *Rossi*" } });
    expect(composed).toMatchObject({ kind: "post", target: { kind: "channel", channelId: "C0SUPPORT" } });
    message = await drawn(composed);
    text = plainText(message);
  });

  it("says its name, its days, its zone and what they are set against", () => {
    expect(text).toContain("Monday numbers");
    expect(text).toContain("2–8 Nov 2026 · UTC · compared with 26 Oct – 1 Nov 2026");
    expect(text).not.toContain("Late");
    expect(message.text).toContain("Monday numbers, 2–8 Nov 2026 · UTC");
    expect(text).toContain("Set up by Marco *Rossi*. /digest changes");
  });

  it("calls nobody by a mention", () => {
    expect(JSON.stringify(message)).not.toMatch(/"type":"(?:user|usergroup|broadcast)"/);
  });

  it("sets a handful of figures against the week before", () => {
    // First responses after 10, 20, 40 minutes (30, 60 before); closed after 60, 120, 90 (60, 100 before); the
    // lower of two is the median. Rated 5, 2, 4 (4 before). Within 30 minutes: 2 of 3 (1 of 2 before).
    expect(section(text, "Highlights").split("\n")).toEqual([
      "Highlights",
      "",
      "Cases closed · 3 · ▲ 50%, more (2 before)",
      "Replies · 3 · ▲ 50%, more (2 before)",
      "First response, median · 20 min · n 3 · ▼ 33.3%, better (30 min before)",
      "Resolution, median · 1 h 30 min · n 3 · ▲ 50%, worse (1 h before)",
      "Rating · 3.67 · n 3 · ▼ 8.3%, worse (4 before)",
      "First response within 30 min · 66.7% · n 3 · ▲ 16.7 points, better (50% before)",
      "",
      "n: how many values are behind it",
      "",
      "👏 Congratulations to Aisha Khan, in front with 2 cases closed.",
    ]);
  });

  it("is told in sentences to who hears it rather than sees it", () => {
    expect(message.text).toContain(
      "First response within 30 min 66.7% · n 3 (▲ 16.7 points, better (50% before)).",
    );
    expect(message.text).toContain(
      "2. Ben Okafor 1. Recent feedback: 3 ratings, average 3.67 · n 3. 2 of 5: Slow. 5 of 5: Great",
    );
    expect(message.text).not.toMatch(/\.\.|\s\s|\b1 points/);
  });

  it("ranks the members, with a chart and a table", () => {
    const lines = section(text, "Leaderboard")
      .split("\n")
      .map((line) => line.replace(/\s{2,}/g, " | ").trim());
    expect(lines.find((line) => line.includes("★ 1. Aisha Khan"))).toContain("2 █");
    // Aisha answered after 10 and 20 minutes and was rated 5 and 4; one case a member the week before.
    expect(lines).toContain("★ Aisha Khan | 1 | 2 · ▲ 100% | 15 min · n 2 | 2 | 4.5 · n 2");
    expect(lines).toContain("Ben Okafor | 2 | 1 · = | 40 min · n 1 | 1 | 2 · n 1");
  });

  it("quotes comments as they were written, and names members only beside praise", () => {
    const feedback = section(text, "Recent feedback");
    expect(feedback).toContain("3 ratings, ▲ 200%, more (1 before). Average 3.67 · n 3");
    expect(feedback).toContain("🙂 1");
    expect(feedback).toContain(
      "😀 5 of 5, Ann about Aisha Khan, 2026-11-05 12:00 UTC\n> Great <!channel> *help*",
    );
    expect(feedback).toContain("🙁 2 of 5, Cy, 2026-11-05 13:00 UTC\n> Slow");
    expect(feedback).not.toContain("Ben");
  });

  it("counts assignments by source, usage, and waits within the target", () => {
    expect(section(text, "Assignments")).toContain(
      [
        "3 assignments, ▲ 200%, more (1 before). By source:",
        "",
        "• Workflow: 2 (66.7%), ▲ 100%, more (1 before)",
        "• User: 1 (33.3%), 0 before",
      ].join("\n"),
    );
    const levels = section(text, "Service levels");
    expect(levels).toContain("66.7% within 30 min (2 of 3), ▲ 16.7 points, better (50% before).");
    expect(levels).toContain("• 40 min – Cy, since 2026-11-05 10:00 UTC, k3");
    expect(levels).not.toContain("Ben");
    const usage = section(text, "Usage");
    expect(usage).toContain("Contacts · 3 · ▲ 50%, more (2 before)");
    expect(usage).toContain("Active members · 2 · unchanged");
    expect(usage).toContain("Proactive messages · 0 · unchanged");
  });

  it("offers each report behind it once", () => {
    const ids = JSON.stringify(message.blocks).match(/shared\.open\.[a-z]+/g);
    const reports = ["users", "performance", "feedback", "assignments", "sla", "usage"] as const;
    expect(ids).toEqual(reports.map(openAction));
  });
});

describe("what a digest contains", () => {
  it("are the sections that were chosen, in their order, and no others", async () => {
    const digest = teamDigest({ sections: ["usage", "feedback"] });
    const text = plainText(await drawn(await digestDesk(source()).compose({ digest })));
    expect(text.indexOf("Recent feedback")).toBeGreaterThan(0);
    expect(text.indexOf("Usage")).toBeGreaterThan(text.indexOf("Recent feedback"));
    expect(text).not.toMatch(/Highlights|Leaderboard|Assignments|Service levels/);
  });

  it("is of the team alone, where it has one", async () => {
    const digest = teamDigest({ teamId: "t-lead" });
    const text = plainText(await drawn(await digestDesk(source()).compose({ digest })));
    expect(text).toContain("Only the team “Leads”");
    expect(section(text, "Highlights")).toContain("Nothing was closed, answered or rated in these days.");
    expect(section(text, "Assignments")).toContain("Nothing was assigned in these days.");
    expect(section(text, "Usage")).toContain("Of everyone: usage is not counted by team.");
    expect(section(text, "Usage")).toContain("Contacts · 3");
  });

  it("ranks by its own metric, and congratulates for it", async () => {
    // Three answered cases are needed for a mean to rank: Aisha has them with two more, after 5 minutes each.
    const more = ["k7", "k8"].map((id) => ({
      ...{ id, memberId: "m-aisha", date: "2026-11-04", replyAfter: 5, closeAfter: 10 },
    }));
    const digest = teamDigest({ rankBy: "avgFirstResponseTime" });
    const text = plainText(await drawn(await digestDesk(source(weekEvents(more))).compose({ digest })));
    // The mean of 10, 20, 5 and 5 minutes.
    expect(section(text, "Leaderboard")).toMatch(/★ Aisha Khan +1 +10 min · n 4/);
    expect(section(text, "Leaderboard")).not.toContain("Ben");
    expect(section(text, "Highlights")).toContain(
      "Congratulations to Aisha Khan, in front with first response, mean 10 min · n 4.",
    );
  });

  it("congratulates nobody for cases lost", async () => {
    const digest = teamDigest({ rankBy: "lost", sections: ["highlights"] });
    const text = plainText(await drawn(await digestDesk(source()).compose({ digest })));
    expect(text).toContain("Congratulations to Aisha Khan, in front with 2 cases closed.");
  });

  it("is drawn with Slack's own chart where Slack takes it, and says so", async () => {
    const composed = await digestDesk(source()).compose();
    if (composed.kind !== "post") throw new Error("It is not posted");
    const { message, used } = await composed.draft([nativeRenderer, textRenderer]);
    expect(checkMessage(message)).toEqual([]);
    expect([...used]).toEqual(["native"]);
    expect(message.blocks.filter(({ type }) => type === "data_visualization")).toHaveLength(1);
  });
});

describe("a digest's days", () => {
  // 10:00 in UTC on 1 November is midnight of the 2nd on Kiritimati, and on the 8th that of the 9th.
  const before = ["k7", "k8"].map((id) => ({
    ...{ id, memberId: "m-ben", date: "2026-11-01", replyAfter: 5, closeAfter: 10 },
  }));
  const after = { id: "k9", memberId: "m-ben", date: "2026-11-08", replyAfter: 5, closeAfter: 10 };

  it.each([
    // k1, k2, k3 and: on the 8th k9; or on the 2nd of Kiritimati k7 and k8.
    { zone: "UTC", closed: 4 },
    { zone: "Pacific/Kiritimati", closed: 5 },
  ])("are those of its own zone, whatever the workspace's is: $zone", async ({ zone, closed }) => {
    const digest = { ...teamDigest(), schedule: { ...teamDigest().schedule, zone } };
    for (const workspaceZone of ["UTC", "America/New_York"]) {
      const read = memorySource(weekEvents([...before, after]), workspaceZone);
      const text = plainText(await drawn(await digestDesk(read).compose({ digest })));
      expect(text).toContain(`2–8 Nov 2026 · ${zone} · compared with 26 Oct – 1 Nov 2026`);
      expect(section(text, "Highlights")).toContain(`Cases closed · ${closed} · `);
    }
  });

  it("are all since its date before", async () => {
    const digest = { ...teamDigest(), schedule: { ...teamDigest().schedule, days: [1, 5] } };
    const text = plainText(await drawn(await digestDesk(source()).compose({ digest })));
    // Friday 6 to Sunday 8 November: k2 alone.
    expect(text).toContain("6–8 Nov 2026 · UTC · compared with 30 Oct – 1 Nov 2026");
    expect(section(text, "Highlights")).toContain("Cases closed · 1 · 0 before");
    expect(section(text, "Highlights")).toContain("First response, median · 20 min · n 1 · none before");
  });

  it("tells of a single rating as of one", async () => {
    const one = weekEvents().filter((event) => !/"id":"r[235]"/.test(JSON.stringify(event)));
    const message = await drawn(await digestDesk(source(one)).compose());
    expect(section(plainText(message), "Recent feedback")).toContain(
      "1 rating, 0 before. Average 5 · n 1, none before.",
    );
    expect(message.text).toContain("Recent feedback: 1 rating, average 5 · n 1. 5 of 5: Great");
  });

  it("leaves out of the highlights what nobody measured in either week", async () => {
    const unrated = weekEvents().filter((event) => !JSON.stringify(event).includes("rating.received"));
    const text = plainText(await drawn(await digestDesk(memorySource(unrated)).compose()));
    // No target is set here, and nobody rated; replies came in both weeks.
    expect(section(text, "Highlights")).not.toContain("Rating");
    expect(section(text, "Highlights")).toContain("Replies · 3 · ▲ 50%, more (2 before)");
  });

  it("are told with when it was due, where it comes late", async () => {
    const message = await drawn(await digestDesk(source()).compose({ isLate: true }));
    expect(plainText(message)).toContain("⏰ Late: this was due on Monday, 9 Nov, at 09:00 (UTC).");
    expect(message.text).toContain("late: this was due on Monday, 9 Nov, at 09:00 (UTC).");
  });
});

describe("a week without anything", () => {
  it("is told in pleasant words, without tables and zeros", async () => {
    const message = await drawn(await digestDesk(source(directoryEvents())).compose());
    const text = plainText(message);
    expect(text).toContain("🌱 All quiet: in these days nothing happened that this digest tells of.");
    expect(text).not.toMatch(/Highlights|Leaderboard|Service levels/);
    expect(message.blocks.map(({ type }) => type)).not.toContain("data_table");
    expect(message.text).toContain("All quiet");
  });

  it("says what is missing to tell more", async () => {
    const text = plainText(await drawn(await digestDesk(memorySource(directoryEvents())).compose()));
    expect(text).toContain("All quiet");
    expect(section(text, "Service levels")).toContain("There are no targets yet.");
  });

  it("puts nobody on the leaderboard who closed nothing", async () => {
    const read = source(weekEvents());
    const slot = { localDate: "2026-11-30", dueAt: Date.parse("2026-11-30T09:00:00Z") };
    const digest = teamDigest({ sections: ["performance", "usage"] });
    const message = await drawn(await digestDesk(read).compose({ digest, slot }));
    expect(plainText(message)).toContain("All quiet");
  });
});

describe("the rights of a digest", () => {
  const outsider = (because: "unknown" | "guest" | "member-deleted"): Identity => ({
    kind: "outsider",
    slackUserId: "U0MARCO",
    viewer: { kind: "outsider", reason: "unlinked" },
    because,
  });

  it.each(["owner", "admin", "manager"] as const)(
    "are those of who set it up: posted with the role %s",
    async (role) => {
      const identity = memberIdentity("U0MARCO", "m-marco", role);
      expect((await digestDesk(source()).compose({ identity })).kind).toBe("post");
    },
  );

  it.each(["agent", "viewer"] as const)(
    "are gone once that has the role %s only, with every section",
    async (role) => {
      const identity = memberIdentity("U0MARCO", "m-marco", role);
      for (const sections of [["highlights"], ["feedback"], ["usage"], ["sla"], ["assignments"]] as const) {
        const digest = teamDigest({ sections: [...sections] });
        const composed = await digestDesk(source()).compose({ identity, digest });
        expect(composed).toEqual({ kind: "pause", because: "rights-gone" });
      }
    },
  );

  it.each([
    { because: "unknown", reason: "person-gone" },
    { because: "guest", reason: "rights-gone" },
    { because: "member-deleted", reason: "rights-gone" },
  ] as const)("are gone with the person ($because)", async ({ because, reason }) => {
    for (const digest of [teamDigest(), own]) {
      const composed = await digestDesk(source()).compose({ identity: outsider(because), digest });
      expect(composed).toEqual({ kind: "pause", because: reason });
    }
  });
});

describe("figures that cannot be read", () => {
  it("cost their own section alone, which names the reference that is logged", async () => {
    const read = {
      ...source(),
      conversationsWaitingAt: async () => Promise.reject(new Error("No answer")),
    };
    const digest = teamDigest({ sections: ["performance", "sla"] });
    const { compose, logged } = digestDesk(read);
    const text = plainText(await drawn(await compose({ digest })));
    const [, reference = "none"] =
      /The reference for whoever runs Caseboard: ([0-9A-F]{10})/.exec(text) ?? [];
    expect(section(text, "Service levels")).toContain(reference);
    expect(logged).toMatchObject([{ fields: { reference, part: "sla", digest: "d1", reason: "No answer" } }]);
    expect(section(text, "Leaderboard")).toContain("Aisha Khan");
  });

  it("are worth another attempt when there is nothing else", async () => {
    const read = { ...source(), activeConversations: async () => Promise.reject(new Error("No answer")) };
    const digest = teamDigest({ sections: ["performance", "feedback"] });
    await expect(digestDesk(read).compose({ digest })).rejects.toThrow("No answer");
  });
});

describe("a member's own summary", () => {
  const open = [
    { type: "conversation.opened", id: "o1", at: "2026-11-09T08:00:00Z", by: { kind: "contact", id: "c-o" } },
    { type: "message.received", id: "o2", at: "2026-11-09T08:30:00Z" },
  ].map((event) => ({
    ...event,
    conversationId: "k-open",
    contact: { id: "c-o", name: "Dee" },
    assigneeId: "m-aisha",
  }));

  it("is of nobody else, and goes to that person", async () => {
    const composed = await digestDesk(source([...weekEvents(), ...open])).compose({
      digest: own,
      identity: aisha,
    });
    expect(composed).toMatchObject({ target: { kind: "person", slackUserId: "U0AISHA" } });
    const text = plainText(await drawn(composed));
    expect(text).toContain("Your week, Aisha Khan");
    expect(text).toContain("2–8 Nov 2026 · UTC · compared with 26 Oct – 1 Nov 2026");
    // k1 and k2, answered after 10 and 20 minutes; k6, after 60, the week before.
    expect(section(text, "Your figures")).toContain("Closed · 2 · ▲ 100%, more (1 before)");
    expect(section(text, "Your figures")).toContain(
      "First response, median · 10 min · n 2 · ▼ 83.3%, better (1 h before)",
    );
    expect(section(text, "What your contacts said")).toContain("Average 4.5 · n 2, none before.");
    expect(section(text, "What your contacts said")).toContain("> Great <!channel> *help*");
    expect(section(text, "Open now")).toContain("1 open conversation; in 1 somebody waits for you:");
    expect(section(text, "Open now")).toContain("• Dee since 2026-11-09 08:30 UTC, k-open");
    expect(text).toContain("Only you see this. /digest me off stops it.");
    expect(text).not.toMatch(/Ben|Cy|Slow/);
  });

  it("comes to managers with their own figures alone, too", async () => {
    const digest = { ...own, setUpBy: "U0MARCO" };
    const text = plainText(await drawn(await digestDesk(source()).compose({ digest, identity: marco })));
    expect(text).toContain("You closed no conversation in these days");
    expect(text).toContain("No rating came in these days.");
    expect(text).toContain("You have no open conversation.");
    expect(text).not.toMatch(/Aisha|Ben/);
  });

  it("loses only the part that cannot be read", async () => {
    const read = { ...source(), presenceEvents: async () => Promise.reject(new Error("No answer")) };
    const { compose, logged } = digestDesk(read);
    const text = plainText(await drawn(await compose({ digest: own, identity: aisha })));
    expect(section(text, "Your figures")).toContain("Closed · 2");
    expect(section(text, "Open now")).toContain("This could not be read this time.");
    expect(logged).toHaveLength(1);
  });

  it("is for an owner who is no member at all without a name", async () => {
    const identity = memberIdentity("U0OWNER", "slack:U0OWNER", "owner");
    const text = plainText(
      await drawn(await digestDesk(source()).compose({ digest: own, identity, slot: monday })),
    );
    expect(text).toContain("Your week\n");
    expect(text).not.toContain("slack:");
  });
});
