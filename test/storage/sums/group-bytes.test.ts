import fc from "fast-check";
import { matchesFilter } from "../../../src/domain/conversation-filter";
import { bytesOfGroups, eachChosen, type NumberedGroup } from "../../../src/storage/sums/group-bytes";

const group = fc.record({
  inboxId: fc.constantFrom(null, "support", "sales"),
  channel: fc.constantFrom(null, "email", "chat"),
  topic: fc.constantFrom(null, "refund", "a topic, with a comma"),
  tags: fc.constantFrom([], ["vip"], ["bug", "vip"]),
});
const groups = fc.uniqueArray(fc.record({ number: fc.nat(1_000), group }), {
  maxLength: 40,
  selector: ({ number }) => number,
});
const filter = fc.record(
  {
    inbox: fc.constantFrom(["support"], ["sales", "support"], ["nowhere"]),
    channel: fc.constantFrom(["email"], ["chat", "email"]),
    topic: fc.constantFrom(["refund"], ["a topic, with a comma", "refund"]),
    tag: fc.constantFrom(["vip"], ["untagged"], ["untagged", "bug"]),
  },
  { requiredKeys: [] },
);

function chosenOf(bytes: Uint8Array, chosen: Parameters<typeof eachChosen>[1]): number[] {
  const numbers: number[] = [];
  eachChosen(bytes, chosen, (number) => numbers.push(number));
  return numbers;
}

it("a filter chooses from the bytes the conversations that it chooses one by one", () => {
  fc.assert(
    fc.property(groups, filter, (those, chosen) => {
      const expected = those.filter(({ group: own }) => matchesFilter(own, chosen));
      expect(chosenOf(bytesOfGroups(those), chosen)).toEqual(
        expected.map(({ number }) => number).sort((left, right) => left - right),
      );
    }),
  );
});

it("the same groups in any order are the same bytes", () => {
  fc.assert(
    fc.property(groups, (those: readonly NumberedGroup[]) => {
      expect(bytesOfGroups(those.toReversed()).equals(bytesOfGroups(those))).toBe(true);
    }),
  );
});
