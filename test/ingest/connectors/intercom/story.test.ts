import { ownerAt } from "../../../../src/domain/conversation";
import { intercom } from "../../../../src/ingest/connectors/intercom";
import { eventsOf, readStory, usersFigure } from "../../../support/connector-story";
import { foldLog } from "../../../support/folded-log";
import { aisha, ben, instant } from "../../../support/intercom-deliveries";
import { keepsTheLawsOfStories } from "../../../support/story-laws";

describe("the story", () => {
  const deliveries = readStory("intercom").map((payload) => eventsOf(intercom, payload));
  const log = foldLog(deliveries.flat());
  const figure = (key: string) => usersFigure(log, key, ben);

  keepsTheLawsOfStories(deliveries);

  it("gives the figures that one works out by hand", () => {
    // Opened 10:00:00; assigned to Aisha 10:02:05, Ben 10:20, nobody 11:31, Aisha 11:50; closed by Ben 12:00.
    expect(figure("conversationsClosed")).toBe(1);
    expect(figure("conversationsAssigned")).toBe(1);
    expect(figure("messagesSent")).toBe(2);
    expect(figure("comments")).toBe(1);
    expect(figure("avgResponseTime")).toBe(300);
    expect(figure("avgResolutionTime")).toBe(7200);
    expect(figure("avgFirstAssignmentToCloseTime")).toBe(7075);
    expect(figure("avgLastAssignmentToCloseTime")).toBe(600);
    // The first response was Aisha's, the bot's greeting before it none.
    expect(figure("avgFirstResponseTime")).toBeNull();
    const [conversation] = log.conversations;
    expect(conversation?.waits).toEqual([
      { startedAt: Date.parse(instant("10:00:00")), end: expect.objectContaining({ memberId: aisha }) },
      { startedAt: Date.parse(instant("10:40:00")), end: expect.objectContaining({ memberId: ben }) },
      { startedAt: Date.parse(instant("11:30:00")), end: expect.objectContaining({ memberId: aisha }) },
    ]);
    expect(conversation?.tags).toEqual(["warranty"]);
  });

  it("has one rating, of the one who owned the conversation", () => {
    const [conversation] = log.conversations;
    const ratings = conversation?.ratings ?? [];
    expect(ratings.map(({ score }) => score)).toEqual([4]);
    expect(conversation && ownerAt(conversation, ratings[0]?.position ?? -1)).toBe(ben);
  });
});
