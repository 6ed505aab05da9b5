import { findUsersFigure } from "../../domain/metrics";
import type { Desk } from "../desk";
import { answerState } from "../draw-report";
import { choicesFor, decodeValue } from "../modals/choices";
import { explainInputs } from "../modals/explain-modal";
import { destinationOf, readMetadata } from "../modals/metadata";
import { expired } from "../replies/notices";
import { inputOf, type Submission, type SubmissionHandler } from "./submission";

export const submitExplain: SubmissionHandler = {
  acknowledge: (payload) =>
    figureIn(payload) === undefined
      ? { response_action: "errors", errors: { [explainInputs.figure]: "Choose one of the numbers." } }
      : null,

  async run(payload, desk) {
    const figure = figureIn(payload);
    const metadata = readMetadata(payload.view.private_metadata);
    const state = metadata && (await desk.states.load(metadata.token));
    const slackUserId = payload.user.id;
    if (figure === undefined || !metadata || state?.kind !== "report") {
      const destination = { slackUserId, channelId: null, responseUrl: null, replaces: false };
      return desk.messenger.answer(destination, expired());
    }
    const identity = await desk.people.identify(slackUserId);
    const memberId = await memberIn(payload, desk);
    const { request } = state;
    const members = memberId === null ? request.members : { user: [memberId] };
    const question = {
      kind: "explanation",
      request: { ...request, members },
      figure: figure.key,
      page: 0,
    } as const;
    const destination = { ...destinationOf(metadata, slackUserId, desk), replaces: false };
    return answerState(desk, identity, question, destination);
  },
};

function figureIn(payload: Submission) {
  return findUsersFigure(inputOf(payload, explainInputs.figure)?.selected_option?.value ?? "");
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
