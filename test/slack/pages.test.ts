import { reportActions } from "../../src/slack/action-ids";
import {
  channelChoice,
  expectNoProblem,
  option,
  readable,
  readableView,
  type SlackTeam,
  startSlackTeam,
} from "../support/slack-team";
import { type Case, type TeamMember, teamEvents, teamMembers } from "../support/team-events";

const many: readonly TeamMember[] = Array.from({ length: 130 }, (_, index) => ({
  id: `m-${String(index).padStart(3, "0")}`,
  name: `Person ${String(index).padStart(3, "0")}`,
  role: "agent",
  teamId: "t-billing",
}));
const cases: readonly Case[] = many.map(({ id }, index) => ({
  id: `k${String(index).padStart(3, "0")}`,
  memberId: id,
  date: "2026-11-05",
  replyAfter: 10,
  closeAfter: 60,
}));

let team: SlackTeam;

beforeEach(async () => {
  team = await startSlackTeam({ events: teamEvents(cases, [...teamMembers, ...many]) });
});

afterEach(async () => {
  expectNoProblem(team);
  await team.close();
});

const shownIn = (text: string) => /Showing ([\d–]+) of 130\./.exec(text)?.[1];

describe("a report of more rows than a message takes", () => {
  it("is turned page by page, in place, forwards and back", async () => {
    await team.say("U0MARCO", "/perf all");
    const first = readable(team.newest("U0MARCO"));
    expect(shownIn(first)).toMatch(/^1–/);
    expect(first).not.toContain("‹ Previous");
    await team.press("U0MARCO", reportActions.next);
    const second = readable(team.newest("U0MARCO"));
    expect(Number(shownIn(second)?.split("–")[0])).toBe(Number(shownIn(first)?.split("–")[1]) + 1);
    await team.press("U0MARCO", reportActions.previous);
    expect(readable(team.newest("U0MARCO"))).toBe(first);
    expect(team.seen("U0MARCO")).toHaveLength(1);
  });

  it("starts at the first page again when the dates change", async () => {
    await team.say("U0MARCO", "/perf all");
    await team.press("U0MARCO", reportActions.next);
    await team.press("U0MARCO", reportActions.range, option("last 90 days"));
    expect(shownIn(readable(team.newest("U0MARCO")))).toMatch(/^1–/);
  });

  it("an explanation is turned in the same way, also in direct messages", async () => {
    await team.openHome("U0MARCO");
    await team.pressHome("U0MARCO", reportActions.explain);
    await team.submit("U0MARCO", { figure: { "explain.figure": option("conversationsClosed") } });
    const direct = () => team.newest("U0MARCO", "D0MARCO");
    expect(shownIn(readable(direct()))).toBe("1–100");
    await team.press("U0MARCO", reportActions.next, null, direct());
    expect(shownIn(readable(direct()))).toBe("101–130");
    expect(team.seen("U0MARCO", "D0MARCO")).toHaveLength(1);
  });
});

describe("the Home tab of a large team", () => {
  it("says how many it shows, and shares the whole", async () => {
    await team.openHome("U0MARCO");
    expect(readableView(team.home("U0MARCO"))).toContain("Showing 30 of 130 members");
    await team.pressHome("U0MARCO", reportActions.share);
    await team.submit("U0MARCO", { conversation: { "share.conversation": channelChoice("C0SUPPORT") } });
    expect(shownIn(readable(team.newest("U0BEN")))).toMatch(/^1–/);
  });
});
