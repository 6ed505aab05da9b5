import { zendesk } from "../../../../src/ingest/connectors/zendesk";
import { eventsOf, readStory, usersFigure } from "../../../support/connector-story";
import { foldLog } from "../../../support/folded-log";
import { keepsTheLawsOfStories } from "../../../support/story-laws";
import { aisha, ben, priya } from "../../../support/zendesk-deliveries";

describe("the story of ticket 48213", () => {
  const story = readStory("zendesk").map((payload) => eventsOf(zendesk, payload));
  const log = foldLog(story.flat());

  keepsTheLawsOfStories(story);

  it("gives the figures of the users report that it gives by hand", () => {
    const ofAisha = (key: string) => usersFigure(log, key, aisha);
    expect(ofAisha("conversationsClosed")).toBe(1);
    expect(ofAisha("conversationsAssigned")).toBe(1);
    expect(ofAisha("messagesSent")).toBe(2);
    // Asked at 10:00, answered at 10:12; assigned at 10:05.
    expect(ofAisha("avgFirstResponseTime")).toBe(720);
    expect(ofAisha("avgFirstAssignmentToFirstResponseTime")).toBe(420);
    // Her second answer came at 12:20, to a question of 12:00: (12 + 20) / 2 minutes.
    expect(ofAisha("avgResponseTime")).toBe(960);
    // Opened at 10:00, closed for good at 12:30; assigned first at 10:05 and last at 12:05:00.123.
    expect(ofAisha("avgResolutionTime")).toBe(9000);
    expect(ofAisha("avgFirstAssignmentToCloseTime")).toBe(8700);
    expect(ofAisha("avgLastAssignmentToCloseTime")).toBe(1499.877);
    expect(() => usersFigure(log, "messagesSent", ben)).toThrow("No messagesSent");
  });

  it("gives one conversation with its names, tags and rating", () => {
    expect(log.conversations).toHaveLength(1);
    const [conversation] = log.conversations;
    expect(conversation).toMatchObject({
      channel: "mail",
      contactId: priya,
      tags: ["hardware"],
      ratings: [{ score: 5 }],
      comments: [{ by: { id: ben } }],
    });
    expect(conversation?.waits).toHaveLength(3);
    expect(log.contactNames.get(priya)).toBe("Priya Nair");
    expect(log.directory.member(aisha)?.name).toBe("Aisha Khan");
    expect(log.directory.member(ben)?.role).toBe("agent");
  });

  it("is twenty different events", () => {
    // Two openings, the first message, three names, three assignments, six comments, and five more: tagged,
    // closed, rated, reopened and closed again.
    expect(new Set(story.flat().map((event) => "id" in event && event.id)).size).toBe(20);
  });
});
