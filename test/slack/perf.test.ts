import { checkMessage } from "../../src/slack/limits";
import { readable, type SlackTeam, startSlackTeam } from "../support/slack-team";

let team: SlackTeam;

beforeEach(async () => {
  team = await startSlackTeam();
});

afterEach(() => team.close());

describe("/perf, from a signed request to what the person sees", () => {
  it("shows a manager everyone, with totals above and a sample size beside every time", async () => {
    await team.say("U0MARCO", "/perf");
    const message = team.newest("U0MARCO");
    const text = readable(message);
    expect(checkMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
    expect(message.onlyFor).toBe("U0MARCO");
    expect(text).toContain("Performance: Everyone");
    expect(text).toContain("Last 30 days (17 Oct – 15 Nov 2026) · UTC");
    expect(text).toContain("Aisha Khan");
    // Aisha answered after 10 and 20 minutes.
    expect(text).toContain("15 min · n 2");
  });

  it("shows an agent the own card, each figure against the period before", async () => {
    await team.say("U0AISHA", "/perf");
    const text = readable(team.newest("U0AISHA"));
    expect(text).toContain("Aisha Khan");
    expect(text).not.toContain("Ben Okafor");
    // The mean of 10 and 20 minutes, against 30 minutes in the 30 days before.
    expect(text).toContain("▼ 50%, better");
  });

  it("nobody else sees the answer", async () => {
    await team.say("U0MARCO", "/perf all");
    expect(team.seen("U0BEN")).toEqual([]);
  });
});
