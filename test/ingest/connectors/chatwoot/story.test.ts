import { ownerAt } from "../../../../src/domain/conversation";
import { chatwoot } from "../../../../src/ingest/connectors/chatwoot";
import { aisha, ben } from "../../../support/chatwoot-deliveries";
import { eventsOf, readStory, usersFigure } from "../../../support/connector-story";
import { foldLog } from "../../../support/folded-log";
import { keepsTheLawsOfStories } from "../../../support/story-laws";

describe("the story", () => {
  const deliveries = readStory("chatwoot").map((payload) => eventsOf(chatwoot, payload));
  const log = foldLog(deliveries.flat());
  const figure = (key: string) => usersFigure(log, key, ben);

  keepsTheLawsOfStories(deliveries);

  it("gives the figures that one works out by hand", () => {
    // Opened 10:00:00, assigned to Aisha 10:02:05, to Ben 10:20:00; closed at last 12:00:00, owned by Ben.
    expect(figure("conversationsClosed")).toBe(1);
    expect(figure("conversationsAssigned")).toBe(1);
    expect(figure("messagesSent")).toBe(1);
    expect(figure("comments")).toBe(1);
    expect(figure("avgResponseTime")).toBe(300);
    expect(figure("avgResolutionTime")).toBe(7200);
    expect(figure("avgFirstAssignmentToCloseTime")).toBe(7075);
    expect(figure("avgLastAssignmentToCloseTime")).toBe(6000);
    // The first response was Aisha's, twelve minutes after the opening; she closed nothing and has no row.
    expect(figure("avgFirstResponseTime")).toBeNull();
    const [conversation] = log.conversations;
    expect(conversation?.waits).toEqual([
      { startedAt: Date.parse("2026-11-05T10:00:00Z"), end: expect.objectContaining({ memberId: aisha }) },
      { startedAt: Date.parse("2026-11-05T10:40:00Z"), end: expect.objectContaining({ memberId: ben }) },
      { startedAt: Date.parse("2026-11-05T11:30:00Z"), end: expect.objectContaining({ memberId: aisha }) },
    ]);
    expect(conversation?.tags).toEqual(["lights"]);
  });

  it("has one rating, of the one who owned the conversation", () => {
    const [conversation] = log.conversations;
    const ratings = conversation?.ratings ?? [];
    expect(ratings.map(({ score }) => score)).toEqual([4]);
    expect(conversation && ownerAt(conversation, ratings[0]?.position ?? -1)).toBe(ben);
  });
});
