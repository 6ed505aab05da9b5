import { reportActions } from "../../src/slack/action-ids";
import { checkMessage, checkView } from "../../src/slack/limits";
import {
  day,
  expectNoProblem,
  option,
  options,
  readable,
  readableView,
  type SlackTeam,
  startSlackTeam,
} from "../support/slack-team";

let team: SlackTeam;

beforeEach(async () => {
  team = await startSlackTeam();
});

afterEach(async () => {
  expectNoProblem(team);
  await team.close();
});

const unset = { range: { "filter.range": option("last 30 days") } };

describe("the controls of a report", () => {
  it("redraw in place: choosing another range changes the message, not adds one", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.range, option("last month"));
    expect(team.seen("U0MARCO")).toHaveLength(1);
    const text = readable(team.newest("U0MARCO"));
    expect(text).toContain("Last month (1–31 Oct 2026)");
    // Only k4, of Aisha, was closed in October.
    expect(text).toContain("30 min · n 1");
    expect(text).not.toContain("Ben Okafor");
  });

  it("show every statistic of the times, one at a time", async () => {
    await team.say("U0MARCO", "/perf all");
    const shown: Record<string, string> = {};
    for (const statistic of ["p50", "p90", "max", "avg"]) {
      await team.press("U0MARCO", reportActions.statistic, option(statistic));
      shown[statistic] = readable(team.newest("U0MARCO"));
    }
    // Resolution of Aisha: 60 and 120 minutes. Nearest rank: the median is the lower of two.
    expect(shown.p50).toContain("1 h · n 2");
    expect(shown.p90).toContain("2 h · n 2");
    expect(shown.max).toContain("2 h · n 2");
    expect(shown.avg).toContain("1 h 30 min · n 2");
    expect(shown.max).not.toContain("First response");
  });

  it("offer to clear only what is set, and clear it", async () => {
    await team.say("U0MARCO", "/perf all");
    expect(JSON.stringify(team.newest("U0MARCO").blocks)).not.toContain(reportActions.clear);
    await team.say("U0MARCO", "/perf all topic:refund");
    expect(readable(team.newest("U0MARCO"))).toContain("Only topic “refund”");
    await team.press("U0MARCO", reportActions.clear);
    const text = readable(team.newest("U0MARCO"));
    expect(text).not.toContain("Only topic");
    expect(text).toContain("Aisha Khan");
  });

  it("clearing a card's filters keeps it the member's card", async () => {
    await team.say("U0AISHA", "/perf topic:late delivery");
    await team.press("U0AISHA", reportActions.clear);
    expect(readable(team.newest("U0AISHA"))).not.toContain("Only topic");
    expect(readable(team.newest("U0AISHA"))).toContain("Aisha Khan");
  });
});

describe("the filter modal", () => {
  it("has every filter for a manager, filled with what is set", async () => {
    await team.say("U0MARCO", "/perf team Customer Support tag:vip compare");
    await team.press("U0MARCO", reportActions.filter);
    const view = team.modal("U0MARCO");
    expect(checkView(view?.content)).toEqual([]);
    const text = readableView(view);
    for (const label of ["Members", "Teams", "Inboxes", "Channels", "Tags", "Topics", "Without any tag"]) {
      expect(text).toContain(label);
    }
    const initial = JSON.stringify(view?.content).match(/"initial_options":\[[^\]]*\]/g) ?? [];
    expect(initial.join()).toContain("t-support");
    expect(initial.join()).toContain("vip");
    expect(initial.join()).toContain("compare");
  });

  it("offers an agent neither members nor teams", async () => {
    await team.say("U0AISHA", "/perf");
    await team.press("U0AISHA", reportActions.filter);
    const text = readableView(team.modal("U0AISHA"));
    expect(text).toContain("Topics");
    expect(text).not.toContain("Members");
    expect(text).not.toContain("Ben Okafor");
  });

  it("redraws the report in place with what was chosen", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.filter);
    const errors = await team.submit("U0MARCO", {
      ...unset,
      user: { "filter.user": options("m-ben", "m-aisha") },
      topic: { "filter.topic": options("refund") },
    });
    expect(errors).toEqual({});
    expect(team.modal("U0MARCO")).toBeUndefined();
    expect(team.seen("U0MARCO")).toHaveLength(1);
    const text = readable(team.newest("U0MARCO"));
    expect(text).toContain("Performance: Ben Okafor, Aisha Khan");
    expect(text).toContain("Only topic “refund”");
    expect(text).toContain("40 min · n 1");
  });

  it("takes dates, also when only they were touched", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.filter);
    await team.submit("U0MARCO", {
      ...unset,
      first: { "filter.first": day("2026-11-05") },
      last: { "filter.last": day("2026-11-05") },
    });
    expect(readable(team.newest("U0MARCO"))).toContain("5 Nov 2026 · UTC");
  });

  it.each([
    [null, "2026-11-05", "first"],
    ["2026-11-05", null, "last"],
    ["2026-11-06", "2026-11-05", "last"],
    ["2010-01-01", "2026-11-05", "last"],
  ])("tells at the input what is wrong with %s to %s", async (first, last, input) => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.filter);
    const errors = await team.submit("U0MARCO", {
      range: { "filter.range": option("custom") },
      first: { "filter.first": day(first) },
      last: { "filter.last": day(last) },
    });
    expect(Object.keys(errors)).toEqual([input]);
    expect(team.modal("U0MARCO")).toBeDefined();
  });

  it("opens from “Custom dates…” of the date select", async () => {
    await team.say("U0MARCO", "/perf all 2026-11-01..2026-11-09");
    await team.press("U0MARCO", reportActions.range, option("custom"));
    const content = JSON.stringify(team.modal("U0MARCO")?.content);
    expect(content).toContain('"initial_date":"2026-11-01"');
    expect(content).toContain('"initial_date":"2026-11-09"');
  });
});

describe("Explain", () => {
  it("opens a number of a card: definition, value, sample, and the conversations, in a message of its own", async () => {
    await team.say("U0AISHA", "/perf");
    await team.press("U0AISHA", reportActions.explain);
    expect(checkView(team.modal("U0AISHA")?.content)).toEqual([]);
    await team.submit("U0AISHA", { figure: { "explain.figure": option("avgFirstResponseTime") } });
    expect(team.seen("U0AISHA")).toHaveLength(2);
    const message = team.newest("U0AISHA");
    const text = readable(message);
    expect(message.onlyFor).toBe("U0AISHA");
    expect(text).toContain("First response, mean: 15 min");
    expect(text).toContain("over 2 values");
    expect(text).toContain("From the opening to the first reply");
    expect(text).toContain("Ann");
    expect(text).toContain("k2");
    expect(checkMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
  });

  it("opens a member's number from the table", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.explain);
    await team.submit("U0MARCO", {
      figure: { "explain.figure": option("conversationsClosed") },
      user: { "explain.user": option("m-ben") },
    });
    const text = readable(team.newest("U0MARCO"));
    expect(text).toContain("Closed: 1");
    expect(text).toContain("k3");
    expect(text).not.toContain("k1");
  });

  it("without a number says so at the input", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.explain);
    const errors = await team.submit("U0MARCO", { figure: { "explain.figure": option("nonsense") } });
    expect(errors).toEqual({ figure: "Choose one of the numbers." });
  });
});

describe("the Home tab", () => {
  it("shows an agent their own figures and no team", async () => {
    await team.openHome("U0AISHA");
    const view = team.home("U0AISHA");
    expect(checkView(view?.content)).toEqual([]);
    const text = readableView(view);
    expect(text).toContain("My performance");
    expect(text).not.toContain("The team");
    expect(text).not.toContain("Ben Okafor");
  });

  it("shows a manager the team's too, and redraws in place", async () => {
    await team.openHome("U0MARCO");
    expect(readableView(team.home("U0MARCO"))).toContain("Ben Okafor");
    await team.pressHome("U0MARCO", reportActions.range, option("last month"));
    const text = readableView(team.home("U0MARCO"));
    expect(text).toContain("Last month (1–31 Oct 2026)");
    expect(text).not.toContain("Ben Okafor");
    await team.pressHome("U0MARCO", reportActions.filter);
    await team.submit("U0MARCO", {
      range: { "filter.range": option("this month") },
      team: { "filter.team": options("t-support") },
    });
    expect(readableView(team.home("U0MARCO"))).toContain("The team: Customer Support");
    expect(team.standIn.workspace.messages).toEqual([]);
    await team.openHome("U0MARCO");
    expect(readableView(team.home("U0MARCO"))).toContain("The team: Customer Support");
  });

  it("explains a number by direct message", async () => {
    await team.openHome("U0AISHA");
    await team.pressHome("U0AISHA", reportActions.explain);
    await team.submit("U0AISHA", { figure: { "explain.figure": option("conversationsClosed") } });
    expect(readable(team.newest("U0AISHA", "D0AISHA"))).toContain("Closed: 2");
  });

  it("tells others how to get linked", async () => {
    await team.openHome("U0NORA");
    expect(readableView(team.home("U0NORA"))).toContain("/caseboard link");
  });
});
