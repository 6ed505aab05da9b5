import { noAccess } from "../../../src/slack/identity/access";
import { identify } from "../../../src/slack/identity/identify";
import type { SlackPerson } from "../../../src/slack/identity/slack-people";
import type { Access } from "../../../src/slack/ports";
import { foldLog } from "../../support/folded-log";
import { directoryEvents, type TeamMember } from "../../support/team-events";

const ann: TeamMember = {
  id: "m-ann",
  name: "Ann",
  role: "agent",
  teamId: "t-lead",
  email: "Ann@Example.com",
};

const somebody: SlackPerson = {
  id: "U1",
  name: "Ann",
  teamIds: ["T1"],
  email: "ann@example.com",
  emailUnconfirmed: false,
  zone: "Europe/Paris",
  isOwner: false,
  isGuest: false,
  isStranger: false,
  isGone: false,
  isBot: false,
};

function who(
  person: Partial<SlackPerson> | null,
  given: { members?: readonly TeamMember[]; access?: Partial<Access>; deleted?: string } = {},
) {
  const deletion = { id: "zz", type: "user.deleted", at: "2026-02-01T00:00:00Z", userId: given.deleted };
  const events = [...directoryEvents(given.members ?? [ann]), ...(given.deleted ? [deletion] : [])];
  return identify("U1", {
    person: person && { ...somebody, ...person },
    ownTeamId: "T1",
    access: { ...noAccess, ...given.access },
    directory: foldLog(events).directory,
  });
}

describe("who a person in Slack is", () => {
  it("by e-mail address, whatever its case", () => {
    expect(who({})).toMatchObject({ kind: "member", memberId: "m-ann", role: "agent", linkedBy: "email" });
  });

  it("by the Slack user id in the directory, before the e-mail address", () => {
    const other = { ...ann, id: "m-other", slackUserId: "U1", email: "x@example.com" };
    expect(who({}, { members: [ann, other] })).toMatchObject({ memberId: "m-other", linkedBy: "slack-id" });
  });

  it("by an admin's link, before everything else", () => {
    const other = { ...ann, id: "m-other", slackUserId: "U1" };
    const linked = { ...ann, id: "m-linked", email: "y@example.com" };
    const access = { links: [{ slackUserId: "U1", memberId: "m-linked" }] };
    expect(who({}, { members: [ann, other, linked], access })).toMatchObject({
      memberId: "m-linked",
      linkedBy: "link",
    });
  });

  it("with the role set here, before the help desk's", () => {
    const access = { roles: [{ memberId: "m-ann", role: "manager" as const }] };
    expect(who({}, { access })).toMatchObject({ role: "manager", viewer: { role: "manager" } });
  });

  it.each([
    ["no address", { email: null }, "nobody-matches"],
    ["another address", { email: "bob@example.com" }, "nobody-matches"],
    ["an empty address", { email: "" }, "nobody-matches"],
    ["an address that Slack has not confirmed", { email: null, emailUnconfirmed: true }, "email-unconfirmed"],
    ["a guest, though the address fits", { isGuest: true }, "guest"],
    ["a stranger, though the address fits", { isStranger: true }, "other-company"],
    ["of another Slack workspace", { teamIds: ["T2"] }, "other-company"],
    ["deactivated in Slack", { isGone: true }, "unknown"],
  ] as const)("nobody: %s", (_, person, because) => {
    expect(who(person)).toMatchObject({ kind: "outsider", because });
  });

  it("nobody whom Slack does not show us", () => {
    expect(who(null)).toMatchObject({ kind: "outsider", because: "unknown", viewer: { reason: "unlinked" } });
  });

  it("of the same company when one of an organisation's workspaces is ours", () => {
    expect(who({ teamIds: ["T9", "T1"] })).toMatchObject({ kind: "member" });
  });

  it("nobody where several members have the address or the Slack id", () => {
    expect(who({}, { members: [ann, { ...ann, id: "m-2" }] })).toMatchObject({ because: "several-match" });
    const twins = [ann, { ...ann, id: "m-2" }].map((member) => ({ ...member, slackUserId: "U1" }));
    expect(who({}, { members: twins })).toMatchObject({ because: "several-match" });
  });

  it("nobody when the member was deleted, by whatever they were recognised", () => {
    expect(who({}, { deleted: "m-ann" })).toMatchObject({ because: "member-deleted" });
    const access = { links: [{ slackUserId: "U1", memberId: "m-ann" }] };
    expect(who({}, { deleted: "m-ann", access })).toMatchObject({ because: "member-deleted" });
    const members = [{ ...ann, slackUserId: "U1" }];
    expect(who({}, { deleted: "m-ann", members })).toMatchObject({ because: "member-deleted" });
  });

  it("an address makes nobody a member who is another person in Slack already", () => {
    expect(who({}, { members: [{ ...ann, slackUserId: "U2" }] })).toMatchObject({ kind: "outsider" });
    const access = { links: [{ slackUserId: "U2", memberId: "m-ann" }] };
    expect(who({}, { access })).toMatchObject({ kind: "outsider" });
  });
});
