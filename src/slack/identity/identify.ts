import type { Identity, LinkedBy, NotLinkedBecause } from "../../../commands/identity";
import type { Directory, Member } from "../../domain/directory";
import type { Access } from "../ports";
import { idWithoutMember, linkedMember, roleOf } from "./access";
import type { SlackPerson } from "./slack-people";

/** Says who a person in Slack is, from everything that is known; changes nothing. */
export function identify(
  slackUserId: string,
  known: {
    readonly person: SlackPerson | null;
    readonly ownTeamId: string;
    readonly access: Access;
    readonly directory: Directory;
  },
): Identity {
  const { person, access, directory } = known;
  if (person === null) return outsider(slackUserId, "unknown");
  if (person.isStranger || !person.teamIds.includes(known.ownTeamId)) {
    return outsider(slackUserId, "other-company");
  }
  if (person.isGuest) return outsider(slackUserId, "guest");
  if (person.isGone) return outsider(slackUserId, "unknown");
  const match = findMember(person, access, directory);
  if (match.kind === "member") return memberIdentity(person, match, access, directory);
  const role = roleOf(access, directory, idWithoutMember(slackUserId));
  if (role !== "owner") return outsider(slackUserId, match.because);
  const memberId = idWithoutMember(slackUserId);
  return {
    kind: "member",
    slackUserId,
    viewer: { kind: "member", memberId, role },
    memberId,
    name: null,
    role,
    linkedBy: "first-owner",
    zone: person.zone,
  };
}

type Match =
  | { readonly kind: "member"; readonly member: Member; readonly linkedBy: LinkedBy }
  | { readonly kind: "none"; readonly because: NotLinkedBecause };

/** By link, else by the Slack user id in the directory, else by e-mail address. */
function findMember(person: SlackPerson, access: Access, directory: Directory): Match {
  const linked = linkedMember(access, person.id);
  if (linked !== null) {
    const member = directory.member(linked);
    return member && !member.deleted
      ? { kind: "member", member, linkedBy: "link" }
      : { kind: "none", because: "member-deleted" };
  }
  const bySlackId = directory.members.filter(({ slackUserId }) => slackUserId === person.id);
  if (bySlackId.length > 0) return onlyOne(bySlackId, "slack-id");
  if (person.emailUnconfirmed) return { kind: "none", because: "email-unconfirmed" };
  const email = person.email?.trim().toLowerCase();
  const byEmail = directory.members.filter(
    (member) => email && member.email?.trim().toLowerCase() === email && !isTaken(member, person, access),
  );
  return onlyOne(byEmail, "email");
}

function onlyOne(members: readonly Member[], linkedBy: LinkedBy): Match {
  const [member, ...others] = members.filter(({ deleted }) => !deleted);
  if (others.length > 0) return { kind: "none", because: "several-match" };
  if (member) return { kind: "member", member, linkedBy };
  return { kind: "none", because: members.length > 0 ? "member-deleted" : "nobody-matches" };
}

/** An address does not make somebody a member who is known to be another person in Slack. */
function isTaken(member: Member, person: SlackPerson, access: Access): boolean {
  const linkedElsewhere = access.links.some(
    ({ memberId, slackUserId }) => memberId === member.id && slackUserId !== person.id,
  );
  return linkedElsewhere || (member.slackUserId !== null && member.slackUserId !== person.id);
}

function memberIdentity(
  person: SlackPerson,
  { member, linkedBy }: Extract<Match, { kind: "member" }>,
  access: Access,
  directory: Directory,
): Identity {
  const role = roleOf(access, directory, member.id) ?? member.role;
  return {
    kind: "member",
    slackUserId: person.id,
    viewer: { kind: "member", memberId: member.id, role },
    memberId: member.id,
    name: member.name,
    role,
    linkedBy,
    zone: person.zone,
  };
}

function outsider(slackUserId: string, because: NotLinkedBecause): Identity {
  const reason = because === "guest" || because === "other-company" ? because : "unlinked";
  return { kind: "outsider", slackUserId, viewer: { kind: "outsider", reason }, because };
}
