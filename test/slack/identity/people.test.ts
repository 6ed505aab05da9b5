import { openPeople } from "../../../src/slack/identity/people";
import type { SlackPerson } from "../../../src/slack/identity/slack-people";
import type { AccessStore } from "../../../src/slack/ports";
import { foldLog } from "../../support/folded-log";
import { memoryAccess } from "../../support/memory-stores";
import { directoryEvents, type TeamMember, teamMembers } from "../../support/team-events";

const withoutOwner = teamMembers.filter(({ role }) => role !== "owner");

function open(
  given: { members?: readonly TeamMember[]; store?: AccessStore; owners?: readonly string[] } = {},
) {
  const changes: string[] = [];
  const { directory } = foldLog(directoryEvents(given.members ?? teamMembers));
  const emails: Record<string, string> = {
    UOLIVIA: "olivia.hart@example.com",
    UMARCO: "marco.silva@example.com",
    UAISHA: "aisha.khan@example.com",
  };
  const findPerson = async (id: string): Promise<SlackPerson> => ({
    id,
    name: null,
    teamIds: ["T1"],
    email: emails[id] ?? null,
    emailUnconfirmed: false,
    zone: null,
    isOwner: (given.owners ?? []).includes(id),
    isGuest: false,
    isStranger: false,
    isGone: false,
    isBot: false,
  });
  const people = openPeople({
    store: given.store ?? memoryAccess(),
    findPerson,
    ownTeamId: async () => "T1",
    directory: async () => directory,
    recordChange: (change, by) => changes.push(`${by.slackUserId} ${change}`),
  });
  return { people, changes };
}

describe("the first owner", () => {
  it("is the first owner of the Slack workspace who comes while nobody is an owner", async () => {
    const { people, changes } = open({ members: withoutOwner, owners: ["UBOSS", "UAISHA"] });
    expect(await people.identify("UBOSS")).toMatchObject({
      role: "owner",
      linkedBy: "first-owner",
      name: null,
    });
    expect(await people.identify("UAISHA")).toMatchObject({ role: "agent" });
    expect(await people.identify("UBOSS")).toMatchObject({ role: "owner" });
    expect(changes).toHaveLength(1);
  });

  it("who is a member becomes that member's owner", async () => {
    const { people } = open({ members: withoutOwner, owners: ["UAISHA"] });
    expect(await people.identify("UAISHA")).toMatchObject({
      memberId: "m-aisha",
      role: "owner",
      linkedBy: "email",
    });
  });

  it("is nobody where the help desk has an owner", async () => {
    const { people } = open({ owners: ["UBOSS"] });
    expect(await people.identify("UBOSS")).toMatchObject({ kind: "outsider" });
  });

  it("is nobody who is not an owner of the Slack workspace", async () => {
    const { people } = open({ members: withoutOwner });
    expect(await people.identify("UBOSS")).toMatchObject({ kind: "outsider" });
  });

  it("is exactly one, when many come at once in several instances", async () => {
    const store = memoryAccess();
    const ids = ["UA", "UB", "UC", "UD", "UE"];
    const instances = ids.map(() => open({ members: withoutOwner, store, owners: ids }));
    const found = await Promise.all(instances.map(({ people }, index) => people.identify(ids[index] ?? "")));
    expect(found.filter((identity) => identity.kind === "member" && identity.role === "owner")).toHaveLength(
      1,
    );
    expect((await store.read()).access.roles).toHaveLength(1);
  });

  it("stays an owner once they are linked to a member", async () => {
    const { people } = open({ members: withoutOwner, owners: ["UBOSS"] });
    const boss = await people.identify("UBOSS");
    await people.link("UBOSS", "m-vera", boss);
    expect(await people.identify("UBOSS")).toMatchObject({ memberId: "m-vera", role: "owner" });
    expect(
      (await people.roles()).filter(({ role }) => role === "owner").map(({ memberId }) => memberId),
    ).toEqual(["m-vera"]);
  });
});

describe("roles", () => {
  it("only an owner makes or unmakes owners", async () => {
    const { people } = open();
    const olivia = await people.identify("UOLIVIA");
    await people.setRole("m-marco", "admin", olivia);
    const marco = await people.identify("UMARCO");
    expect(await people.setRole("m-aisha", "owner", marco)).toEqual({ kind: "owners-only" });
    expect(await people.setRole("m-marco", "owner", marco)).toEqual({ kind: "owners-only" });
    expect(await people.setRole("m-olivia", "agent", marco)).toEqual({ kind: "owners-only" });
    expect(await people.setRole("m-aisha", "manager", marco)).toEqual({ kind: "changed", before: "agent" });
  });

  it("there is always an owner left", async () => {
    const { people } = open();
    const olivia = await people.identify("UOLIVIA");
    expect(await people.setRole("m-olivia", "agent", olivia)).toEqual({ kind: "last-owner" });
    await people.setRole("m-marco", "owner", olivia);
    expect(await people.setRole("m-olivia", "agent", olivia)).toEqual({ kind: "changed", before: "owner" });
  });

  it("two owners who unmake each other at the same time leave one", async () => {
    const store = memoryAccess();
    const one = open({ store });
    const olivia = await one.people.identify("UOLIVIA");
    await one.people.setRole("m-marco", "owner", olivia);
    const other = open({ store });
    const marco = await other.people.identify("UMARCO");
    await Promise.all([
      one.people.setRole("m-marco", "agent", olivia),
      other.people.setRole("m-olivia", "agent", marco),
    ]);
    const left = (await one.people.roles()).filter(({ role }) => role === "owner");
    expect(left).toHaveLength(1);
  });

  it("every change is logged with who made it, and what changes nothing is not", async () => {
    const { people, changes } = open();
    const olivia = await people.identify("UOLIVIA");
    await people.setRole("m-aisha", "manager", olivia);
    await people.setRole("m-aisha", "manager", olivia);
    await people.link("U9", "m-ben", olivia);
    await people.unlink("U9", olivia);
    await people.unlink("U9", olivia);
    expect(changes).toEqual([
      "UOLIVIA changed the role of m-aisha from agent to manager",
      "UOLIVIA linked U9 to member m-ben",
      "UOLIVIA unlinked U9 from m-ben",
    ]);
  });
});

describe("links", () => {
  it("one member is one person in Slack", async () => {
    const { people } = open();
    const olivia = await people.identify("UOLIVIA");
    expect(await people.link("U8", "m-ben", olivia)).toEqual({ kind: "linked" });
    expect(await people.link("U9", "m-ben", olivia)).toEqual({ kind: "already-linked", slackUserId: "U8" });
    expect(await people.link("U8", "m-vera", olivia)).toEqual({ kind: "linked" });
    expect(await people.link("U9", "m-ben", olivia)).toEqual({ kind: "linked" });
    expect(await people.identify("U9")).toMatchObject({ memberId: "m-ben", linkedBy: "link" });
  });
});
