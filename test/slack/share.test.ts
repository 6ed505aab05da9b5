import { reportActions, sharedActions } from "../../src/slack/action-ids";
import { checkMessage } from "../../src/slack/limits";
import { channelChoice, readable, readableView, type SlackTeam, startSlackTeam } from "../support/slack-team";

let team: SlackTeam;

beforeEach(async () => {
  team = await startSlackTeam();
  await team.say("U0MARCO", "/perf all", "C0LEADS");
});

afterEach(() => team.close());

const report = () => team.newest("U0MARCO", "C0LEADS");

async function shareIn(channelId: string): Promise<string> {
  await team.press("U0MARCO", reportActions.share, null, report());
  await team.submit("U0MARCO", { conversation: { "share.conversation": channelChoice(channelId) } });
  return readableView(team.modal("U0MARCO"));
}

const inSupport = () => team.seen("U0BEN");

describe("sharing a report to a channel", () => {
  it("posts it for all to see, with who shared it and without the controls of a private report", async () => {
    expect(await shareIn("C0SUPPORT")).toContain("Shared.");
    const [message] = inSupport();
    expect(message?.onlyFor).toBeNull();
    expect(JSON.stringify(message?.blocks[0])).toContain('"user_id":"U0MARCO"');
    expect(readable(message)).toContain("Ben Okafor");
    const text = JSON.stringify(message?.blocks);
    for (const action of Object.values(reportActions)) expect(text).not.toContain(`"${action}"`);
    expect(checkMessage({ text: message?.text, blocks: message?.blocks })).toEqual([]);
  });

  it.each([
    ["C0PARTNER", "shared with another company"],
    ["C0OLD", "archived"],
    ["C0GENERAL", "/invite @Caseboard"],
    ["DU0MARCO", "/invite @Caseboard"],
    ["C0NOWHERE", "/invite @Caseboard"],
  ])("refuses %s and says why, at the form", async (channelId, words) => {
    expect(await shareIn(channelId)).toContain(words);
    expect(team.standIn.workspace.messages.filter(({ onlyFor }) => onlyFor === null)).toEqual([]);
    // The form is still there, for another channel.
    await team.submit("U0MARCO", { conversation: { "share.conversation": channelChoice("C0SUPPORT") } });
    expect(inSupport()).toHaveLength(1);
  });

  it("without a channel says so at the input", async () => {
    await team.press("U0MARCO", reportActions.share, null, report());
    const nothing = { type: "conversations_select", selected_conversation: null };
    const errors = await team.submit("U0MARCO", { conversation: { "share.conversation": nothing } });
    expect(errors).toEqual({ conversation: "Choose a channel." });
  });

  it("is still told to somebody who closed the form meanwhile", async () => {
    await team.press("U0MARCO", reportActions.share, null, report());
    const view = team.modal("U0MARCO");
    const submitted = team.submit("U0MARCO", {
      conversation: { "share.conversation": channelChoice("C0SUPPORT") },
    });
    team.standIn.workspace.setModalStack("U0MARCO", []);
    await submitted;
    expect(view).toBeDefined();
    expect(inSupport()).toHaveLength(1);
  });
});

describe("the buttons of a shared report", () => {
  beforeEach(() => shareIn("C0SUPPORT"));

  it("answer a manager privately and leave the shared report as it is", async () => {
    const [shared] = inSupport();
    await team.press("U0OLIVIA", sharedActions.open, null, shared);
    const answer = team.newest("U0OLIVIA");
    expect(answer.onlyFor).toBe("U0OLIVIA");
    expect(readable(answer)).toContain("Performance: Everyone");
    expect(inSupport()).toEqual([shared]);
  });

  it("refuse an agent privately", async () => {
    const [shared] = inSupport();
    await team.press("U0BEN", sharedActions.open, null, shared);
    const answer = team.newest("U0BEN");
    expect(answer.onlyFor).toBe("U0BEN");
    expect(readable(answer)).toContain("your own figures only");
  });
});
