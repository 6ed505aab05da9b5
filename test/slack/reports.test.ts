import { calendarSchema } from "../../src/domain/office-hours";
import { reportActions } from "../../src/slack/action-ids";
import { checkView } from "../../src/slack/limits";
import {
  expectNoProblem,
  option,
  options,
  readable,
  readableView,
  type SlackTeam,
  startSlackTeam,
} from "../support/slack-team";
import { teamEvents } from "../support/team-events";

/** What the reports beyond /perf do with their words, forms and menus, through the real app. */

let team: SlackTeam;

const more = [
  {
    id: "x1",
    type: "conversation.assigned",
    at: "2026-11-05T10:05:00Z",
    conversationId: "k1",
    to: "m-aisha",
    source: "user",
    by: { kind: "user", id: "m-marco" },
  },
  {
    id: "x2",
    type: "conversation.assigned",
    at: "2026-11-05T10:07:00Z",
    conversationId: "k3",
    to: "m-ben",
    source: "workflow",
  },
  {
    id: "x3",
    type: "rating.received",
    at: "2026-11-05T12:00:00Z",
    conversationId: "k1",
    score: 5,
    comment: "Fast & kind",
  },
  { id: "x4", type: "rating.received", at: "2026-11-05T12:00:00Z", conversationId: "k3", score: 2 },
  { id: "x5", type: "user.status", at: "2026-11-15T09:00:00Z", userId: "m-aisha", status: "online" },
  {
    id: "x6",
    type: "conversation.opened",
    at: "2026-11-15T10:00:00Z",
    conversationId: "k9",
    contact: { id: "c-9", name: "Zoe" },
    by: { kind: "contact", id: "c-9" },
    inboxId: "inbox-1",
    channel: "email",
    tags: [],
    topic: "refund",
    assigneeId: "m-aisha",
  },
  { id: "x7", type: "message.received", at: "2026-11-15T10:00:00Z", conversationId: "k9" },
];

beforeEach(async () => {
  team = await startSlackTeam({ events: [...teamEvents(), ...more] });
});

afterEach(async () => {
  expectNoProblem(team);
  await team.close();
});

async function answer(as: string, line: string): Promise<string> {
  await team.say(as, line);
  return readable(team.newest(as));
}

describe("/leaderboard", () => {
  it("is ranked by any metric, typed or chosen", async () => {
    // Aisha closed two in November, Ben one.
    const text = await answer("U0MARCO", "/leaderboard 30d");
    expect(text).toContain("★ Aisha Khan");
    expect(text).toContain("1 · top performer");
    expect(await answer("U0MARCO", "/leaderboard by first response team:Customer Support")).toContain(
      "Leaderboard: First response",
    );
    await team.press("U0MARCO", reportActions.ranking, option("repliesSent"));
    expect(readable(team.newest("U0MARCO"))).toContain("Leaderboard: Replies");
  });

  it("says which metrics there are when it does not know one", async () => {
    expect(await answer("U0MARCO", "/leaderboard by speed")).toContain("The leaderboard can be ranked by:");
  });

  it("does not rank who sees only themselves", async () => {
    const text = await answer("U0AISHA", "/leaderboard");
    expect(text).toContain("Your figures: Aisha Khan");
    expect(text).not.toContain("★");
    expect(text).not.toContain("Rank");
  });
});

describe("/feedback", () => {
  it("shows faces, comments and who is credited, and filters by score", async () => {
    const text = await answer("U0MARCO", "/feedback");
    expect(text).toContain("😀 ★★★★★");
    expect(text).toContain("Fast & kind");
    // The mean of 5 and 2.
    expect(text).toContain("3.5 · n 2");
    const unhappy = await answer("U0MARCO", "/feedback score:1,2");
    expect(unhappy).toContain("Only score “1” or “2”");
    expect(unhappy).not.toContain("Fast & kind");
    await team.press("U0MARCO", reportActions.filter);
    expect(checkView(team.modal("U0MARCO")?.content)).toEqual([]);
    await team.submit("U0MARCO", {
      range: { "filter.range": option("last 30 days") },
      score: { "filter.score": options("5") },
    });
    expect(readable(team.newest("U0MARCO"))).toContain("Only score “5”");
  });
});

describe("/assignments", () => {
  it("has counts and shares by source, and every filter in its form", async () => {
    const text = await answer("U0MARCO", "/assignments");
    expect(text).toContain("User *1 · 50%*");
    expect(text).toContain("Workflow *1 · 50%*");
    await team.press("U0MARCO", reportActions.filter);
    const view = team.modal("U0MARCO");
    for (const label of [
      "Sources",
      "Assigned to",
      "Assigned by",
      "Contacts",
      "Conversations",
      "Inboxes",
      "Tags",
    ])
      expect(readableView(view)).toContain(label);
    await team.submit("U0MARCO", {
      range: { "filter.range": option("last 30 days") },
      contact: { "filter.contact": { type: "plain_text_input", value: "ann, c-k3" } },
      to: { "filter.to": options("m-aisha") },
    });
    const filtered = readable(team.newest("U0MARCO"));
    expect(filtered).toContain("Only to “Aisha Khan”, contact “ann” or “c-k3”");
    expect(filtered).not.toContain("Ben Okafor");
    await team.press("U0MARCO", reportActions.clear);
    expect(readable(team.newest("U0MARCO"))).toContain("Ben Okafor");
  });

  it("shows an agent what was assigned to them, and no name of a teammate", async () => {
    const text = await answer("U0AISHA", "/assignments");
    expect(text).toContain("Assignments to Aisha Khan");
    expect(text).toContain("a teammate");
    expect(text).not.toContain("Marco");
  });

  it("understands members, mentions and sources in its filters", async () => {
    expect(await answer("U0MARCO", "/assignments source:workflow to:@ben")).toContain(
      "Only source “workflow”, to “Ben Okafor”",
    );
    expect(await answer("U0MARCO", "/assignments by:me")).toContain("Only by “Marco Silva”");
    expect(await answer("U0MARCO", "/assignments source:magic")).toContain("The sources are user");
    expect(await answer("U0MARCO", "/assignments score:1")).toContain("There is no filter “score” here");
  });
});

describe("/workload now", () => {
  it("shows who is online and what they own, and opens a conversation with its timeline", async () => {
    const text = await answer("U0MARCO", "/workload now");
    expect(text).toContain("● online");
    expect(text).toContain("Contacts waiting *1*");
    // From ten to noon.
    expect(text).toContain("Longest wait *2 h*");
    await team.press("U0MARCO", reportActions.conversation, option("k9"));
    const view = team.modal("U0MARCO");
    expect(checkView(view?.content)).toEqual([]);
    expect(readableView(view)).toContain("Zoe");
    expect(readableView(view)).toContain("Opened, carried over to");
  });

  it("opens nothing that the report does not show", async () => {
    await team.say("U0MARCO", "/workload now");
    await team.press("U0MARCO", reportActions.conversation, option("k1"));
    expect(team.modal("U0MARCO")).toBeUndefined();
    expect(readable(team.newest("U0MARCO"))).toContain("not open any more");
  });
});

describe("office hours", () => {
  const calendar = calendarSchema.parse({
    zone: "Europe/Berlin",
    week: { "4": [["10:00", "11:30"]] },
    holidays: [],
  });

  it("without any set, are refused in words", async () => {
    expect(await answer("U0MARCO", "/perf officehours")).toContain("There are no office hours yet");
  });

  it("name the clock in the title, count open time, and can be ticked in the form", async () => {
    team.source.setCalendars({ everyone: calendar, byTeam: new Map() });
    const text = await answer("U0MARCO", "/perf m-ben officehours 2026-11-05");
    expect(text).toContain("times in office hours, Europe/Berlin");
    // Thursday: opened at 11:00 in Berlin, answered 40 minutes later; open until 11:30.
    expect(text).toContain("First response mean 30 min");
    await team.say("U0MARCO", "/leaderboard");
    await team.press("U0MARCO", reportActions.filter);
    await team.submit("U0MARCO", {
      range: { "filter.range": option("last 30 days") },
      compare: { "filter.compare": { ...options("officeHours"), type: "checkboxes" } },
    });
    expect(readable(team.newest("U0MARCO"))).toContain("times in office hours, Europe/Berlin");
  });

  it("are refused by a report without times that they would change", async () => {
    expect(await answer("U0MARCO", "/comments officehours")).toContain(
      "no times that office hours would change",
    );
  });
});
