import fc from "fast-check";
import { contactWord, memberWord } from "../../../src/ingest/connectors/words";
import { foldLog } from "../../support/folded-log";

const aisha = { id: "41", name: "Aisha Khan", email: "aisha.khan@example.com" };
const at = (text: string) => Date.parse(text);

test("whatever somebody else says about a member holds, however early it was said", () => {
  const ours = {
    id: "ours",
    type: "user.upserted",
    at: "1970-01-01T00:00:00.001Z",
    user: { id: "chatwoot:41", name: "Aisha", role: "manager", teamId: "t1" },
  };
  const { directory } = foldLog([ours, memberWord("chatwoot", aisha)]);
  expect(directory.member("chatwoot:41")).toMatchObject({ name: "Aisha", role: "manager", teamId: "t1" });
});

test("another name or address of a member is another word, the same ones are the same", () => {
  const word = memberWord("chatwoot", aisha);
  expect(memberWord("chatwoot", { ...aisha })).toEqual(word);
  expect(memberWord("chatwoot", { ...aisha, name: "Aisha K." }).id).not.toBe(word.id);
  expect(memberWord("chatwoot", { ...aisha, email: "ak@example.com" }).id).not.toBe(word.id);
});

test("a contact's name is told once a day, and the latest day's holds", () => {
  const told = (name: string, time: string) => contactWord("intercom", { id: "k1", name }, at(time));
  expect(told("Nora", "2026-11-05T00:00:00Z")).toEqual(told("Nora", "2026-11-05T23:59:59Z"));
  const days = [told("Nora", "2026-11-05T20:00:00Z"), told("Nora L.", "2026-11-06T08:00:00Z")];
  for (const order of [days, days.toReversed()]) {
    expect(foldLog(order).contactNames.get("intercom:k1")).toBe("Nora L.");
  }
});

test("one id never stands for two words", () => {
  const names = fc.string({ minLength: 1, maxLength: 3 });
  const words = fc.record({ id: names, name: names, email: names });
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [one, other] = [memberWord("chatwoot", left), memberWord("chatwoot", right)];
      expect(one.id === other.id).toBe(JSON.stringify(left) === JSON.stringify(right));
    }),
  );
});
