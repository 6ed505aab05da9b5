import type { ModalView } from "@slack/types";
import type { Identity } from "../../../commands/identity";
import { openReport } from "../../reports/open-report";
import type { Desk } from "../desk";
import { destinationFrom } from "../destination";
import { reportDraft } from "../draw-report";
import { type Metadata, readMetadata } from "../modals/metadata";
import { SHARE_INPUT, shareModal, shareOutcome } from "../modals/share-modal";
import { showOrTell } from "../modals/update";
import { sharingProblemWords } from "../replies/channel-problem";
import { refusalWords, says } from "../replies/notices";
import type { ReportState } from "../report-state";
import { channelProblem } from "../share-target";
import { slackErrorCode } from "../slack-error";
import { inputOf, type Submission, type SubmissionHandler } from "./submission";

export const submitShare: SubmissionHandler = {
  acknowledge: (payload) =>
    channelIn(payload) === null
      ? { response_action: "errors", errors: { [SHARE_INPUT]: "Choose a channel." } }
      : { response_action: "update", view: shareOutcome("Sharing the report…", "info") },

  async run(payload, desk, requestKey) {
    if (await desk.servicesFor(requestKey).isRepeated()) {
      desk.log.warn({ task: "share" }, "A repeated request was not carried out again");
      return;
    }
    const identity = await desk.people.identify(payload.user.id);
    const result = await share(payload, identity, desk);
    await showResult(payload, result, desk);
  },
};

/** What came of it, as the modal shows it and in words. */
interface ShareResult {
  readonly view: ModalView;
  readonly words: string;
}

function showResult(payload: Submission, { view, words }: ShareResult, desk: Desk): Promise<void> {
  const metadata = readMetadata(payload.view.private_metadata);
  const destination = destinationFrom(metadata, payload.user.id, desk);
  return showOrTell(desk, { viewId: payload.view.id, view }, { destination, message: says(words) });
}

function over(words: string, level: "error" | "success"): ShareResult {
  return { words, view: shareOutcome(words, level) };
}

/** The modal again, with what was wrong. */
function again(metadata: Metadata, problem: string): ShareResult {
  return { words: problem, view: shareModal(metadata, problem) };
}

/** Shares, and says what came of it. */
async function share(payload: Submission, identity: Identity, desk: Desk): Promise<ShareResult> {
  const metadata = readMetadata(payload.view.private_metadata);
  const state = metadata && (await desk.states.load(metadata.token));
  const channelId = channelIn(payload);
  if (!metadata || state?.kind !== "report" || channelId === null) {
    return over("This report is too old to share. Type the command again for a new one.", "error");
  }
  return shareState({ state, metadata, channelId }, identity, desk);
}

async function shareState(
  {
    state,
    metadata,
    channelId,
  }: {
    readonly state: Extract<ReportState, { kind: "report" }>;
    readonly metadata: Metadata;
    readonly channelId: string;
  },
  identity: Identity,
  desk: Desk,
): Promise<ShareResult> {
  const opened = await openReport(desk.reports, identity.viewer, state.request, desk.clocks.reportTime());
  if (opened.kind === "refused") return over(refusalWords(opened.refusal), "error");
  const problem = await channelProblem(desk.slack, channelId);
  if (problem !== null) return again(metadata, sharingProblemWords[problem]);
  const audience = { kind: "channel", sharedBy: identity.slackUserId } as const;
  try {
    await desk.messenger.post(channelId, await reportDraft(desk, { state, opened: opened.report, audience }));
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === null) throw error;
    return again(metadata, `Slack did not take the message (${code}). Choose another channel.`);
  }
  return over("Shared. Everybody in the channel can see it now.", "success");
}

function channelIn(payload: Submission): string | null {
  return inputOf(payload, SHARE_INPUT)?.selected_conversation ?? null;
}
