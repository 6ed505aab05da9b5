import type { LinkedBy, NotLinkedBecause } from "../../../commands/identity";
import type { NoChange, Reply, SettingsChange } from "../../../commands/reply";
import { ABSENT, formatCount, formatDuration } from "../../domain/format";
import {
  bold,
  bullets,
  channel,
  code,
  header,
  type Inline,
  instant,
  type Message,
  message,
  paragraph,
  person,
  words,
} from "../blocks/build";
import { shortened } from "../escape";
import {
  cannotBeWatchedWords,
  changedMeanwhileWords,
  teamNotChangedWords,
  teamWords,
  unwatchedWords,
  watchedWords,
} from "./watches";

/** The answers of `/caseboard`. */

const NAME_LENGTH = 80;
const MOST_LISTED = 200;

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

const linkedByWords: Readonly<Record<LinkedBy, string>> = {
  link: "an admin linked you",
  "slack-id": "the help desk knows your Slack account",
  email: "your e-mail address in Slack is the member’s",
  "first-owner": "you own the Slack workspace, and nobody owned Caseboard before",
};

const notLinkedWords: Readonly<Record<NotLinkedBecause, string>> = {
  "nobody-matches": "No member of the support team has your Slack account or your e-mail address.",
  "several-match": "Several members of the support team match you, so it is not clear who you are.",
  "email-unconfirmed": "Slack has not confirmed your e-mail address, so it proves nothing.",
  "member-deleted": "The member that you were linked to was removed from the help desk.",
  guest: "You are a guest here, and Caseboard shows figures to full members only.",
  "other-company": "You belong to another company’s Slack workspace.",
  unknown: "Slack does not tell us who you are.",
};

/** Who the person is, by what, and where their days begin. */
export function identityReply({ identity, workspaceZone }: Of<"identity">): Message {
  if (identity.kind === "outsider") {
    const why = notLinkedWords[identity.because];
    const how = "Ask an owner or admin of Caseboard to run /caseboard link with your name.";
    return message(`${why} ${how}`, [paragraph(words(`${why} ${how}`))]);
  }
  const name = shortened(identity.name ?? "no member of the directory", NAME_LENGTH);
  const facts: Inline[][] = [
    [words("Member: "), bold(name), words(" "), code(identity.memberId)],
    [words("Role: "), bold(identity.role)],
    [words(`How I know: ${linkedByWords[identity.linkedBy]}`)],
    [words("The workspace’s time zone, in which days begin: "), bold(workspaceZone)],
    ...(identity.zone === null ? [] : [[words(`Your own time zone in Slack: ${identity.zone}`)]]),
  ];
  return message(`You are ${name}, role ${identity.role}.`, [
    paragraph(words("You are "), person(identity.slackUserId), words(".")),
    bullets(facts),
  ]);
}

export function rolesReply({ roles }: Of<"roles">): Message {
  if (roles.length === 0) return plainReply("The directory has no members yet.");
  const items = roles
    .slice(0, MOST_LISTED)
    .map(({ name, role, set, memberId }) => [
      bold(shortened(name, NAME_LENGTH)),
      words(` – ${role}${set ? ", set here" : ""} `),
      code(memberId),
    ]);
  const cut =
    roles.length > MOST_LISTED
      ? [paragraph(words(`The first ${MOST_LISTED} of ${formatCount(roles.length)}.`))]
      : [];
  return message(`Roles of ${formatCount(roles.length)} members`, [header("Roles"), bullets(items), ...cut]);
}

export function zoneReply({ zone }: Of<"zone">): Message {
  return message(`Days begin in the time zone ${zone}.`, [
    paragraph(words("Days, weeks and months begin in the time zone "), bold(zone), words(".")),
  ]);
}

export function tokensReply({ tokens }: Of<"tokens">): Message {
  if (tokens.length === 0)
    return plainReply("There are no API tokens yet. Make one with /caseboard tokens create ingest.");
  const items = tokens
    .slice(0, MOST_LISTED)
    .map(({ id, name, scopes, createdAt, lastUsedAt, revokedAt }) => [
      code(id),
      words(` ${shortened(name ?? ABSENT, NAME_LENGTH)} – ${scopes.join(", ")}, made `),
      instant(createdAt),
      ...(lastUsedAt === null ? [words(", never used")] : [words(", last used "), instant(lastUsedAt)]),
      ...(revokedAt === null ? [] : [words(", revoked "), instant(revokedAt)]),
    ]);
  return message(`${formatCount(tokens.length)} API tokens`, [header("API tokens"), bullets(items)]);
}

/** The only time that a token is shown; the text for notifications leaves it out. */
export function tokenCreated({ id, token, scopes }: Of<"token-created">): Message {
  return message(`The API token ${id} was made.`, [
    paragraph(
      words(`The API token for ${scopes.join(" and ")} was made. This is the only time it is shown:`),
    ),
    {
      type: "rich_text",
      elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: token }] }],
    },
    paragraph(words("Its id, to revoke it with: "), code(id)),
  ]);
}

export function healthReply({ health }: Of<"health">): Message {
  const { database, version, events, conversations, waitingForOpening, refused } = health;
  const facts: [string, string][] = [
    ["Version", version],
    ["Database", database],
    ["Events", formatCount(events)],
    ["Conversations", formatCount(conversations)],
    ["Waiting for their opening", formatCount(waitingForOpening)],
    ["Refused events", formatCount(refused)],
  ];
  const text = facts.map(([name, value]) => `${name}: ${value}`).join(", ");
  return message(text, [
    header("Health"),
    bullets(facts.map(([name, value]) => [words(`${name}: `), bold(value)])),
  ]);
}

/** What was changed. */
export function changed({ change }: Of<"changed">): Message {
  const inlines = changeWords(change);
  return message("Done.", [paragraph(words("Done: "), ...inlines)]);
}

function changeWords(change: SettingsChange): Inline[] {
  const name = (member: string) => bold(shortened(member, NAME_LENGTH));
  switch (change.kind) {
    case "linked":
      return [person(change.slackUserId), words(" is now the member "), name(change.member), words(".")];
    case "unlinked":
      return [person(change.slackUserId), words(" is no longer linked to "), name(change.member), words(".")];
    case "role":
      return [name(change.member), words(` is now ${change.role}, and was ${change.before} before.`)];
    case "zone":
      return [words(`days begin in ${change.zone} now, and began in ${change.before} before.`)];
    case "targets":
      return [
        words("service levels of "),
        change.team === null ? words("everyone") : name(change.team),
        words(`: first response ${targetText(change.first)}, every response ${targetText(change.every)}.`),
      ];
    case "token-revoked":
      return [words("the token "), code(change.id), words(" no longer works.")];
    case "connection-removed":
      return [words("webhooks of the connection "), code(change.id), words(" are refused from now on.")];
    case "watched":
      return watchedWords(change);
    case "unwatched":
      return unwatchedWords(change);
    case "team":
      return teamWords(change);
  }
}

function targetText(milliseconds: number | null): string {
  return milliseconds === null ? "without a target" : `within ${formatDuration(milliseconds / 1000)}`;
}

/** Why nothing was changed. */
export function notChanged({ reason }: Of<"not-changed">): Message {
  return message("Nothing was changed.", [
    paragraph(...noChangeWords(reason), words(" Nothing was changed.")),
  ]);
}

function noChangeWords(reason: NoChange): Inline[] {
  switch (reason.kind) {
    case "already-linked":
      return [
        bold(shortened(reason.member, NAME_LENGTH)),
        words(" is linked to "),
        person(reason.slackUserId),
        words(" already; unlink them first."),
      ];
    case "cannot-be-linked":
      return [
        person(reason.slackUserId),
        words(
          " is a guest, of another company or gone. Figures are for full members of this workspace only.",
        ),
      ];
    case "not-linked":
      return [
        words("No admin linked "),
        person(reason.slackUserId),
        words(". A member recognised by e-mail or by the help desk is changed there."),
      ];
    case "last-owner":
      return [words("This is the last owner; make somebody else an owner first.")];
    case "owners-only":
      return [words("Only an owner can make or unmake owners.")];
    case "role-already":
      return [bold(shortened(reason.member, NAME_LENGTH)), words(` is ${reason.role} already.`)];
    case "no-such-token":
      return [words("There is no valid token "), code(reason.id), words(".")];
    case "no-such-connection":
      return [words("There is no connection "), code(reason.id), words("; /caseboard connect lists them.")];
    case "cannot-be-watched":
      return cannotBeWatchedWords(reason);
    case "not-watched":
      return [channel(reason.channelId), words(" was not watched.")];
    case "watch-changed-meanwhile":
      return changedMeanwhileWords(reason);
    case "team-not-changed":
      return teamNotChangedWords(reason);
  }
}

function plainReply(text: string): Message {
  return message(text, [paragraph(words(text))]);
}
