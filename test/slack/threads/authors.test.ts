import type { SlackPerson } from "../../../src/slack/identity/slack-people";
import { openAuthors } from "../../../src/slack/threads/authors";
import { foldLog } from "../../support/folded-log";
import { memoryAccess } from "../../support/memory-stores";
import { directoryEvents, teamMembers } from "../../support/team-events";

const marco: SlackPerson = {
  id: "U1",
  name: "Marco",
  teamIds: ["T1"],
  email: "marco.silva@example.com",
  emailUnconfirmed: false,
  zone: null,
  isOwner: true,
  isGuest: false,
  isStranger: false,
  isGone: false,
  isBot: false,
};

async function who(person: SlackPerson | null, members = teamMembers) {
  const store = memoryAccess();
  const { directory } = foldLog(directoryEvents(members));
  const recognise = openAuthors({
    store,
    findPerson: async () => person,
    ownTeamId: async () => "T1",
    directory: async () => directory,
  });
  const author = await recognise({ id: "U1", kind: "person" });
  return { author, access: (await store.read()).access };
}

it.each<[string, Partial<SlackPerson>, object]>([
  ["a member's address", {}, { kind: "member", memberId: "m-marco" }],
  ["another address", { email: "x@example.com" }, { kind: "contact", name: "Marco" }],
  ["a guest with a member's address", { isGuest: true }, { kind: "contact", name: "Marco" }],
  ["another company", { teamIds: ["T2"] }, { kind: "contact", name: "Marco" }],
  ["a bot that acts as a person", { isBot: true, isGone: true }, { kind: "bot" }],
])("somebody with %s", async (_what, fields, author) => {
  expect((await who({ ...marco, ...fields })).author).toEqual(author);
});

it("somebody whom Slack does not show is a contact without a name", async () => {
  expect((await who(null)).author).toEqual({ kind: "contact", name: null });
});

it("nobody becomes an owner by writing, though they own the Slack workspace", async () => {
  const { author, access } = await who({ ...marco, email: null }, []);
  expect(author).toEqual({ kind: "contact", name: "Marco" });
  expect(access).toMatchObject({ roles: [], firstOwner: null });
});
