import type { Identity } from "../commands/identity";
import { chooseRenderers } from "./charts/render";
import type { DigestPreview } from "./cli/context";
import { latestSlot } from "./domain/digests/schedule";
import type { Instant } from "./domain/instant";
import { composeDigest } from "./slack/digests/compose";
import { identify } from "./slack/identity/identify";
import type { SlackPerson } from "./slack/identity/slack-people";
import { plainText } from "./slack/plain-text";
import type { ReportStates } from "./slack/report-state";
import type { Store } from "./storage/store";

/**
 * Composes what the digest of that name posts at the instant: the post of its latest date by then. Reads only.
 * Slack is not asked, so that a person is known by link or Slack user id here, not by e-mail; a team's digest is
 * read by the operator's rights where the person is not known.
 */
export async function previewDigest(
  store: Store,
  asked: { readonly workspace: string; readonly name: string; readonly at: Instant },
): Promise<DigestPreview> {
  const { workspace, name, at } = asked;
  const digests = (await store.digests(workspace).list()).map(({ value }) => value);
  const digest = digests.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  if (digest === undefined) return { kind: "no-such-digest", names: digests.map((one) => one.name) };
  const identity = await identityOf(store, workspace, digest.setUpBy);
  if (digest.content.kind === "own" && identity.viewer.kind === "operator")
    return { kind: "whose-is-unknown" };
  const desk = {
    reports: { source: store.reports, workspace },
    states: nothingKept,
    clocks: { reportTime: () => at, realTime: () => at },
    log: failing,
  };
  const slot = latestSlot(digest.schedule, at);
  const composed = await composeDigest(desk, { digest, slot, isLate: false, identity });
  if (composed.kind === "pause") return { kind: "paused", because: composed.because };
  if (composed.kind === "drop") throw new Error(`A digest that is there is not wanted: ${composed.because}`);
  const { message } = await composed.draft(chooseRenderers({ native: true }));
  const inWords = await composed.draft(chooseRenderers({ native: false }));
  return { kind: "post", digest, slot, message, text: plainText(inWords.message) };
}

/** Who the person is by what is known without Slack; with the operator's rights where that tells nothing. */
async function identityOf(store: Store, workspace: string, slackUserId: string): Promise<Identity> {
  const { access } = await store.access(workspace).read();
  const directory = await store.reports.directory(workspace);
  const known = { person: personOf(slackUserId), ownTeamId: OWN_TEAM, access, directory };
  const identity = identify(slackUserId, known);
  if (identity.kind === "member" && identity.linkedBy !== "first-owner") return identity;
  return {
    kind: "member",
    slackUserId,
    viewer: { kind: "operator" },
    memberId: "",
    name: null,
    role: "viewer",
    linkedBy: "slack-id",
    zone: null,
  };
}

const OWN_TEAM = "own";

/** Somebody of this Slack workspace of whom nothing but the id is known. */
function personOf(id: string): SlackPerson {
  return {
    id,
    name: null,
    teamIds: [OWN_TEAM],
    email: null,
    emailUnconfirmed: false,
    zone: null,
    isOwner: false,
    isGuest: false,
    isStranger: false,
    isGone: false,
    isBot: false,
  };
}

/** Buttons of a preview lead nowhere, so that what they would open is not kept. */
const nothingKept: ReportStates = {
  save: async () => "preview",
  load: async () => null,
  remember: async () => undefined,
  remembered: async () => null,
};

/** On the command line a part that cannot be read is an error, not a line in a log. */
const failing = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object, message: string) => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`);
  },
};
