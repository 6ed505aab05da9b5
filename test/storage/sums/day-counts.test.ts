import fc from "fast-check";
import type { Conversation } from "../../../src/domain/conversation";
import { utcDayOf } from "../../../src/domain/instant";
import { daysOfConversation, groupOf } from "../../../src/domain/sums/day-facts";
import { families } from "../../../src/domain/sums/families";
import { countConversation, emptyCounts } from "../../../src/storage/sums/day-counts";
import { Rows } from "../../../src/storage/sums/rows";
import { bytesOfRows } from "../../../src/storage/sums/write-rows";
import { eventLogs } from "../../support/arbitrary-events";
import { foldLog } from "../../support/folded-log";

const conversationsOfLogs = eventLogs().map((log) => foldLog(log).conversations);

function contactsOf(conversations: readonly Conversation[]): ReadonlyMap<string, number> {
  return new Map(conversations.map(({ contactId }, index) => [contactId, 7 + index]));
}

function daysOf(conversations: readonly Conversation[]): number[] {
  return [...new Set(conversations.flatMap((one) => [...daysOfConversation(one).keys()]))];
}

it("days that are counted together have what each conversation has on each of them, once", () => {
  fc.assert(
    fc.property(conversationsOfLogs, (conversations) => {
      const contacts = contactsOf(conversations);
      const days = daysOf(conversations);
      const together = new Map(days.map((day) => [day, emptyCounts(day, true)]));
      for (const [number, conversation] of conversations.entries()) {
        countConversation(together, conversation, { number, contacts });
      }
      for (const day of days) {
        const expected = families.map((family) => new Rows(family, day));
        for (const [number, conversation] of conversations.entries()) {
          const of = { openedOn: utcDayOf(conversation.openedAt), number, contacts };
          for (const [family, facts] of daysOfConversation(conversation).get(day)?.facts.entries() ?? []) {
            for (const fact of facts) expected[family]?.addFact(fact, fact.measure, of);
          }
        }
        expect(together.get(day)?.rows.map((rows) => bytesOfRows(rows))).toEqual(
          expected.map((rows) => bytesOfRows(rows)),
        );
        expect(together.get(day)?.groups).toEqual(
          [...conversations.entries()]
            .filter(([, { openedAt }]) => utcDayOf(openedAt) === day)
            .map(([number, conversation]) => ({ number, group: groupOf(conversation) })),
        );
      }
    }),
  );
});

it("a day whose rows nobody wants is looked at for visits only", () => {
  fc.assert(
    fc.property(conversationsOfLogs, (conversations) => {
      const contacts = contactsOf(conversations);
      for (const day of daysOf(conversations)) {
        const counts = emptyCounts(day, false);
        for (const [number, conversation] of conversations.entries()) {
          countConversation(new Map([[day, counts]]), conversation, { number, contacts });
        }
        expect(counts.rows).toEqual([]);
        const visited = conversations.filter(
          (one) =>
            one.visitMarks.length > 0 &&
            [...one.visitMarks, ...one.memberMessages].some(({ at }) => Math.floor(at / 86_400_000) === day),
        );
        expect([...counts.visited.keys()].sort()).toEqual(visited.map(({ id }) => id).sort());
      }
    }),
  );
});
