import { reportActions } from "../../src/slack/action-ids";
import { checkView } from "../../src/slack/limits";
import { option, options, readable, type SlackTeam, startSlackTeam } from "../support/slack-team";
import { type Case, type TeamMember, teamEvents, teamMembers } from "../support/team-events";

const many: readonly TeamMember[] = Array.from({ length: 150 }, (_, index) => ({
  id: `m-${String(index).padStart(3, "0")}`,
  name: `Person ${String(index).padStart(3, "0")}`,
  role: "agent",
  teamId: "t-billing",
}));
const longTopic = `delivery to ${"x".repeat(300)}`;
const otherLongTopic = `${longTopic}y`;
const cases: readonly Case[] = [
  { id: "k1", memberId: "m-007", date: "2026-11-05", replyAfter: 10, closeAfter: 60, topic: longTopic },
  { id: "k2", memberId: "m-149", date: "2026-11-05", replyAfter: 20, closeAfter: 60, topic: otherLongTopic },
];

let team: SlackTeam;

beforeEach(async () => {
  team = await startSlackTeam({ events: teamEvents(cases, [...teamMembers, ...many]) });
});

afterEach(() => team.close());

async function suggestions(as: string, actionId: string, value: string): Promise<string[]> {
  const payload = {
    type: "block_suggestion",
    user: { id: as, team_id: "T0NORTHWIND" },
    team: { id: "T0NORTHWIND" },
    action_id: actionId,
    block_id: "user",
    value,
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const answer: unknown = JSON.parse(await team.ask(body, "application/x-www-form-urlencoded"));
  return (JSON.stringify(answer).match(/"value":"[^"]*"/g) ?? []).map((one) => one.slice(9, -1));
}

describe("menus with more than a hundred choices", () => {
  it("are looked up while typing, and keep what is chosen", async () => {
    await team.say("U0MARCO", "/perf Person 007, Person 149");
    await team.press("U0MARCO", reportActions.filter);
    const { content } = team.modal("U0MARCO") ?? {};
    expect(checkView(content)).toEqual([]);
    expect(JSON.stringify(content)).toContain('"multi_external_select"');
    await team.submit("U0MARCO", { range: { "filter.range": option("last 30 days") } });
    expect(readable(team.newest("U0MARCO"))).toContain("Performance: Person 007, Person 149");
  });

  it("give at most a hundred, by part of the name, free of case", async () => {
    expect(await suggestions("U0MARCO", "filter.user", "")).toHaveLength(100);
    expect(await suggestions("U0MARCO", "filter.user", "pERSON 14")).toEqual(
      ["140", "141", "142", "143", "144", "145", "146", "147", "148", "149"].map((number) => `m-${number}`),
    );
    expect(await suggestions("U0MARCO", "explain.user", "149")).toEqual(["m-149"]);
    expect(await suggestions("U0MARCO", "filter.team", "bill")).toEqual(["t-billing"]);
    expect(await suggestions("U0MARCO", "filter.tag", "any tag")).toEqual(["untagged"]);
    expect(await suggestions("U0MARCO", "filter.nothing", "")).toEqual([]);
  });

  it("choose the member whose number is explained", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.explain);
    expect(checkView(team.modal("U0MARCO")?.content)).toEqual([]);
    await team.submit("U0MARCO", {
      figure: { "explain.figure": option("avgFirstResponseTime") },
      user: { "explain.user": option("m-149") },
    });
    expect(readable(team.newest("U0MARCO"))).toContain("First response, mean: 20 min");
  });
});

describe("values longer than Slack takes", () => {
  it("are chosen all the same, and told apart", async () => {
    await team.say("U0MARCO", `/perf all topic:"${otherLongTopic}"`);
    await team.press("U0MARCO", reportActions.filter);
    const { content } = team.modal("U0MARCO") ?? {};
    expect(checkView(content)).toEqual([]);
    await team.submit("U0MARCO", { range: { "filter.range": option("last 30 days") } });
    const text = readable(team.newest("U0MARCO"));
    expect(text).toContain("Person 149");
    expect(text).not.toContain("Person 007");
  });

  it("that were forged choose nothing", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.filter);
    await team.submit("U0MARCO", {
      range: { "filter.range": option("last 30 days") },
      topic: { "filter.topic": options("#sha256:AAAA") },
    });
    const text = readable(team.newest("U0MARCO"));
    expect(text).toContain("Person 007");
    expect(text).toContain("Person 149");
  });
});
