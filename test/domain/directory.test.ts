import fc from "fast-check";
import {
  buildDirectory,
  type DirectoryEntry,
  entryOf,
  isDirectoryEvent,
  joinEntries,
  memberName,
  memberTeamName,
} from "../../src/domain/directory";
import { parseEvent } from "../../src/domain/events";

let serial = 0;

function entry(at: string, type: string, fields: object, id = `e${serial++}`): DirectoryEntry {
  const parsed = parseEvent({ id, type, at: `2026-10-${at}T00:00:00Z`, ...fields });
  if (!parsed.ok || !isDirectoryEvent(parsed.event)) throw new Error("The script is wrong");
  return entryOf(parsed.event);
}

const upserted = (at: string, name: string, more: object = {}, id?: string) =>
  entry(at, "user.upserted", { user: { id: "u1", name, role: "agent", ...more } }, id);
const deleted = (at: string, id?: string) => entry(at, "user.deleted", { userId: "u1" }, id);
const contact = (at: string, name?: string) => entry(at, "contact.upserted", { contact: { id: "k1", name } });
const team = (at: string, name: string) => entry(at, "team.upserted", { team: { id: "t1", name } });

const join = (...entries: DirectoryEntry[]) => entries.reduce((left, right) => joinEntries(left, right));
const directoryOf = (...entries: DirectoryEntry[]) =>
  buildDirectory([join(...entries), team("01", "Support")]);

describe("members", () => {
  it("an upsert replaces the whole record: a team not named again is gone", () => {
    const directory = directoryOf(
      upserted("01", "Ana", { teamId: "t1", email: "a@example.com" }),
      upserted("02", "Ann"),
    );
    expect(directory.member("u1")).toMatchObject({ name: "Ann", teamId: null, email: null });
  });

  it("a deleted member is shown by id and keeps the last team", () => {
    const directory = directoryOf(upserted("01", "Ana", { teamId: "t1" }), deleted("02"));
    expect(memberName(directory, "u1")).toBe("u1");
    expect(memberTeamName(directory, "u1")).toBe("Support");
    expect(directory.member("u1")?.deleted).toBe(true);
  });

  it("a member upserted after being deleted is there again", () => {
    expect(memberName(directoryOf(deleted("02"), upserted("03", "Ana")), "u1")).toBe("Ana");
  });

  it("of two words of one instant the later id holds", () => {
    expect(memberName(directoryOf(deleted("02", "b"), upserted("02", "Ana", {}, "a")), "u1")).toBe("u1");
    expect(memberName(directoryOf(deleted("02", "a"), upserted("02", "Ana", {}, "b")), "u1")).toBe("Ana");
  });

  it("a member whom the directory does not know is shown by id and is in no team", () => {
    const directory = buildDirectory([deleted("02")]);
    expect(memberName(directory, "u1")).toBe("u1");
    expect(memberTeamName(directory, "u1")).toBeNull();
    expect(directory.members).toEqual([]);
  });
});

describe("contacts", () => {
  it("a name stays until another is given", () => {
    expect(join(contact("01", "Kim"), contact("02"))).toMatchObject({ named: { name: "Kim" } });
    expect(join(contact("01", "Kim"), contact("03", "Kym"), contact("02", "Kam"))).toMatchObject({
      named: { name: "Kym" },
    });
  });
});

describe("joining", () => {
  it("order and repetition of what was said do not matter", () => {
    const said = [
      upserted("01", "Ana", { teamId: "t1" }, "a"),
      upserted("02", "Ann", {}, "b"),
      deleted("02", "c"),
      upserted("02", "Any", { teamId: "t2" }, "d"),
      deleted("01", "e"),
    ];
    const expected = join(...said);
    fc.assert(
      fc.property(fc.shuffledSubarray([...said, ...said], { minLength: 10 }), (deliveries) => {
        expect(join(...deliveries)).toEqual(expected);
      }),
    );
  });
});
