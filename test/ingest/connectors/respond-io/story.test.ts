import fc from "fast-check";
import type { Conversation } from "../../../../src/domain/conversation";
import { parseEvent } from "../../../../src/domain/events";
import { respondIo } from "../../../../src/ingest/connectors/respond-io";
import { readStory, usersFigure } from "../../../support/connector-story";
import { foldLog } from "../../../support/folded-log";
import { aisha, ben, deliver, first, lena, second } from "../../../support/respond-io-deliveries";

describe("the story of contact 20450117", () => {
  const story = readStory("respond-io");
  const events = deliver(story);
  const log = foldLog(events);

  it("is told in events of the contract", () => {
    expect(events.map(parseEvent).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("gives the figures of the users report that it gives by hand", () => {
    const ofAisha = (key: string) => usersFigure(log, key, aisha);
    expect(ofAisha("conversationsClosed")).toBe(1);
    expect(ofAisha("uniqueContactsClosed")).toBe(1);
    expect(ofAisha("messagesSent")).toBe(3);
    // 10:00 to 10:12, and 12:00 to 12:20 in the conversation that Ben closed.
    expect(ofAisha("avgFirstResponseTime")).toBe((720 + 1200) / 2);
    // And 10:40 to 10:50.
    expect(ofAisha("avgResponseTime")).toBe((720 + 600 + 1200) / 3);
    expect(ofAisha("avgResolutionTime")).toBe(3600);
    expect(ofAisha("avgFirstAssignmentToCloseTime")).toBeNull();
    expect(usersFigure(log, "avgResolutionTime", ben)).toBe(1800);
    expect(usersFigure(log, "messagesSent", ben)).toBe(0);
    expect(usersFigure(log, "uniqueContactsClosed", null)).toBe(1);
  });

  it("gives two conversations of one contact, and not the survey after the end of the first", () => {
    expect(log.conversations.map(({ id, topic, messageTimes }) => [id, topic, messageTimes.length])).toEqual([
      [first, "Delivery", 5],
      [second, "Damage", 2],
    ]);
    expect(log.contactNames.get(lena)).toBe("Lena Fischer");
    expect(log.directory.member(ben)).toMatchObject({ name: "Ben Okafor", email: "ben.okafor@example.com" });
  });

  it("is the same with every delivery repeated, at once or later", () => {
    fc.assert(
      fc.property(fc.subarray(story), fc.subarray(story), (atOnce, later) => {
        const repeated = [...story.flatMap((one) => (atOnce.includes(one) ? [one, one] : [one])), ...later];
        const { conversations, directory } = foldLog(deliver(repeated));
        expect(conversations).toEqual(log.conversations);
        expect(directory.members).toEqual(log.directory.members);
      }),
      { numRuns: 30 },
    );
  });

  it("is the same in any order in which conversations come before their messages", () => {
    const isMessage = (payload: unknown) => respondIo.conversationsInQuestion?.(payload) !== null;
    const messages = story.filter(isMessage);
    const others = story.filter((payload) => !isMessage(payload));
    const shuffled = (some: unknown[]) => fc.shuffledSubarray(some, { minLength: some.length });
    fc.assert(
      fc.property(shuffled(others), shuffled(messages), (before, after) => {
        expect(byId(foldLog(deliver([...before, ...after])).conversations)).toEqual(log.conversations);
      }),
      { numRuns: 30 },
    );
  });
});

function byId(conversations: readonly Conversation[]): Conversation[] {
  return conversations.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
