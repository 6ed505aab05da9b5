import { reportKinds } from "../../reports/report-kinds";
import type { Desk } from "../desk";
import { destinationFrom, directTo } from "../destination";
import { answerState } from "../draw-report";
import { choicesFor, decodeValue } from "../modals/choices";
import { explainInputs } from "../modals/explain-modal";
import { readMetadata } from "../modals/metadata";
import { hasFigure, isFigure } from "../replies/figure-name";
import { expired } from "../replies/notices";
import { inputOf, type Submission, type SubmissionHandler } from "./submission";

export const submitExplain: SubmissionHandler = {
  acknowledge: (payload) =>
    figureIn(payload) === null
      ? { response_action: "errors", errors: { [explainInputs.figure]: "Choose one of the numbers." } }
      : null,

  async run(payload, desk) {
    const figure = figureIn(payload);
    const metadata = readMetadata(payload.view.private_metadata);
    const state = metadata && (await desk.states.load(metadata.token));
    const slackUserId = payload.user.id;
    const isKnown = state?.kind === "report" && figure !== null && hasFigure(state.request.report, figure);
    if (!isKnown || !metadata) {
      return desk.messenger.answer(directTo(slackUserId), expired());
    }
    const identity = await desk.people.identify(slackUserId);
    const memberId = await memberIn(payload, desk);
    const { request } = state;
    const hasMembers = reportKinds[request.report].ownBy === "user";
    const members = memberId === null || !hasMembers ? request.members : { user: [memberId] };
    const question = {
      kind: "explanation",
      request: { ...request, members },
      figure,
      page: 0,
    } as const;
    return answerState(desk, identity, question, destinationFrom(metadata, slackUserId, desk));
  },
};

/** The key of the chosen number; null when it is of no report. */
function figureIn(payload: Submission): string | null {
  const key = inputOf(payload, explainInputs.figure)?.selected_option?.value ?? "";
  return isFigure(key) ? key : null;
}

async function memberIn(
  payload: Submission,
  { reports: { source, workspace } }: Desk,
): Promise<string | null> {
  const encoded = inputOf(payload, explainInputs.user)?.selected_option?.value;
  if (encoded === undefined) return null;
  const directory = await source.directory(workspace);
  const everyone = {
    viewer: { kind: "operator" } as const,
    directory,
    values: await source.filterValues(workspace),
  };
  return decodeValue(encoded, choicesFor("user", everyone)) ?? encoded;
}
