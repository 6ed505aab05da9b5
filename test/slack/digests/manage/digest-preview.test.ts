import { digestSections } from "../../../../src/domain/digests/digest";
import { digestActions } from "../../../../src/slack/digests/manage/action-ids";
import { checkMessage } from "../../../../src/slack/limits";
import { sampleDigest } from "../../../support/digest-samples";
import { memoryDigests } from "../../../support/memory-digests";
import { readable, type SlackTeam, startSlackTeam } from "../../../support/slack-team";

let team: SlackTeam;
let digests: ReturnType<typeof memoryDigests>;

beforeEach(async () => {
  digests = memoryDigests();
  team = await startSlackTeam({ slack: { digests } });
});

afterEach(() => team.close());

describe("a preview", () => {
  it("shows one alone what the digest's latest date would post, marked as a preview, and records nothing", async () => {
    await digests.save(sampleDigest({}, { channelId: "C0LEADS" }), 0);
    await team.say("U0MARCO", "/digest preview weekly digest");
    const message = team.newest("U0MARCO");
    const text = readable(message);
    expect(message.onlyFor).toBe("U0MARCO");
    expect(text).toContain("Preview");
    expect(text).toContain("only for you");
    // Noon of Sunday 15 November: the latest Monday is the 9th, and covers the week before it.
    expect(text).toContain("2–8 Nov 2026");
    expect(text).toContain("Europe/Berlin");
    expect(text.replaceAll("\n", "")).toContain(" for 9 Nov 2026, as it would be now.");
    // Not the name of whoever looks at the preview.
    expect(text).toContain("Set up by Olivia");
    // k1 and k2 of Aisha, k3 of Ben.
    expect(text).toContain("Aisha Khan");
    expect(JSON.stringify(message.blocks[0])).toContain('"channel_id":"C0LEADS"');
    expect(message.metadata).toBeUndefined();
    expect(team.seen("U0MARCO", "C0LEADS")).toEqual([]);
    expect((await digests.find("d1"))?.value).toEqual(sampleDigest({}, { channelId: "C0LEADS" }));
    expect(await digests.ofDigest("d1", 10)).toEqual([]);
  });

  it("with everything in it still fits into a message", async () => {
    await digests.save(sampleDigest({}, { sections: [...digestSections] }), 0);
    await team.say("U0MARCO", "/digest preview weekly digest");
    const { text, blocks } = team.newest("U0MARCO");
    expect(checkMessage({ text, blocks })).toEqual([]);
  });

  it("says that it would be paused where who set it up lost their rights", async () => {
    await digests.save(sampleDigest({ setUpBy: "U0AISHA" }), 0);
    await team.say("U0MARCO", "/digest preview weekly digest");
    const text = readable(team.newest("U0MARCO"));
    expect(text).toContain("It would not be posted but paused. Whoever set it up may no longer see");
    expect(text).not.toContain("Cases closed");
  });

  it("comes from the list's button, and from one's own summary's to oneself", async () => {
    await digests.save(sampleDigest(), 0);
    await team.say("U0MARCO", "/digest");
    await team.press("U0MARCO", digestActions.preview);
    expect(team.seen("U0MARCO")).toHaveLength(2);
    expect(readable(team.newest("U0MARCO"))).toContain("Preview");
    await team.say("U0AISHA", "/digest me");
    await team.say("U0AISHA", "/digest");
    await team.press("U0AISHA", digestActions.ownPreview);
    const own = team.newest("U0AISHA");
    expect(own.onlyFor).toBe("U0AISHA");
    expect(readable(own).replaceAll("\n", "")).toContain(
      "only for you: the summary of your own week for 9 Nov 2026, as it would be now.",
    );
    expect(readable(own)).not.toContain("Ben Okafor");
  });
});
