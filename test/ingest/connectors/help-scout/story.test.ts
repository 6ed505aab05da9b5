import fc from "fast-check";
import { figureValue } from "../../../../src/domain/figure-value";
import { wallClockTime } from "../../../../src/domain/instant";
import { findUsersFigure } from "../../../../src/domain/metrics";
import type { UsersResults } from "../../../../src/domain/reports/users";
import { type FoldedLog, foldLog } from "../../../support/folded-log";
import {
  helpScoutEvents,
  helpScoutPayload,
  helpScoutStory,
  idOf,
  nora,
  time,
} from "../../../support/help-scout";
import { usersReport } from "../../../support/reports-over";

describe("the story of two conversations", () => {
  const deliveries = helpScoutStory.map((name) => helpScoutEvents(helpScoutPayload(name)));
  const log = foldLog(deliveries.flat());
  const report = usersReport(log.conversations, log.directory, {
    range: { from: Date.parse(time("00:00")), to: Date.parse("2026-11-06T00:00:00Z") },
    conversations: {},
    members: {},
    elapsed: wallClockTime,
  });

  function read(results: UsersResults | undefined, key: string) {
    const figure = findUsersFigure(key);
    if (!figure || !results) throw new Error(`No figure ${key}`);
    return figureValue(results, figure).value;
  }

  it("gives the figures of the users report as worked out by hand", () => {
    const rows = report.rows.map(({ user, results }) => ({
      user,
      closed: read(results, "conversationsClosed"),
      assigned: read(results, "conversationsAssigned"),
      contacts: read(results, "uniqueContactsClosed"),
      sent: read(results, "messagesSent"),
      comments: read(results, "comments"),
      firstResponse: read(results, "avgFirstResponseTime"),
      response: read(results, "avgResponseTime"),
      resolution: read(results, "avgResolutionTime"),
      firstAssignmentToClose: read(results, "avgFirstAssignmentToCloseTime"),
      lastAssignmentToClose: read(results, "avgLastAssignmentToCloseTime"),
    }));
    expect(rows).toEqual([
      {
        // Closes the second; assigned in both; answers the first after 10 minutes, the second after 4.
        user: "Aisha Khan",
        closed: 1,
        assigned: 2,
        contacts: 1,
        sent: 2,
        comments: 1,
        firstResponse: (600 + 240) / 2,
        response: (600 + 240) / 2,
        resolution: 240,
        firstAssignmentToClose: 0,
        lastAssignmentToClose: 0,
      },
      {
        // Closes the first at 11:30: answers after 15 and 30 minutes; assigned 09:05 first, 09:30 last.
        user: "Ben Okafor",
        closed: 1,
        assigned: 1,
        contacts: 1,
        sent: 2,
        comments: 0,
        firstResponse: null,
        response: (900 + 1800) / 2,
        resolution: 9000,
        firstAssignmentToClose: 8700,
        lastAssignmentToClose: 7200,
      },
    ]);
    expect(report.withoutCloser).toBe(0);
  });

  it("folds to conversations with inbox, channel, tag, rating and the contact's name", () => {
    expect(log.conversations).toHaveLength(2);
    expect(log.conversations[0]).toMatchObject({
      inboxId: "help-scout:8501",
      channel: "email",
      tags: ["delivery"],
      ratings: [{ score: 5 }],
    });
    expect(log.contactNames.get(nora.id)).toBe("Nora Fields");
  });

  it("one id always has one content, so that retries are duplicates and never conflicts", () => {
    const contents = new Map<string, object>();
    for (const event of deliveries.flat()) {
      expect(contents.get(idOf(event)) ?? event).toEqual(event);
      contents.set(idOf(event), event);
    }
  });

  it("repeated, late and lost deliveries fold the same as long as the last of each conversation came", () => {
    const comparable = ({ conversations, directory, contactNames }: FoldedLog) => ({
      conversations: [...conversations].sort((left, right) => (left.id < right.id ? -1 : 1)),
      members: directory.members,
      contactNames: [...contactNames].sort(),
    });
    const last = [
      "10-satisfaction.ratings",
      "12-convo.agent.reply.created",
      "13-second-convo.agent.reply.created",
    ];
    const needed = helpScoutStory.flatMap((name, index) => (last.includes(name) ? [index] : []));
    fc.assert(
      fc.property(
        fc.array(fc.nat(helpScoutStory.length - 1), { maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (some, order) => {
          const shuffled = [...some, ...needed]
            .map((index) => ({ index, key: order.next().value }))
            .sort((left, right) => left.key - right.key);
          const folded = foldLog(shuffled.flatMap(({ index }) => deliveries[index] ?? []));
          expect(comparable(folded)).toEqual(comparable(log));
        },
      ),
      { numRuns: 100 },
    );
  });
});
