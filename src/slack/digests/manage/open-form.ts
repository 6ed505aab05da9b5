import { randomBytes } from "node:crypto";
import { zoneOf } from "../../../../commands/digest/own-summary";
import { refusalToManage } from "../../../../commands/digest/rights";
import type { Digest, TeamContent } from "../../../domain/digests/digest";
import { casesClosed } from "../../../domain/metrics/performance/cases-closed";
import { message, paragraph, sentence } from "../../blocks/build";
import type { Desk } from "../../desk";
import { type Choice, choiceOption, choicesFor } from "../../modals/choices";
import { openModal } from "../../modals/open";
import { refused } from "../../replies/notices";
import type { Asked } from "./asked";
import { digestForm } from "./form";
import type { FormValues } from "./form-values";
import type { FormMetadata } from "./metadata";

const GONE = "This digest is not there any more. `/digest list` shows those that are.";

/** Somebody removed it meanwhile. */
export const gone = message("This digest is not there any more.", [paragraph(...sentence(GONE))]);

const TEAM_GONE =
  "The team that this digest is narrowed to is not known any more. Choose another one; without one it tells of everyone.";
const SUGGESTED_NAME = "Weekly digest";
const SUGGESTED_SECTIONS = ["highlights", "performance", "feedback"] as const;
const ID_BYTES = 9;

/** What is opened: a digest, or with null a new one, and from where. */
export interface WantedForm {
  readonly digestId: string | null;
  readonly name: string | null;
  /** The page of the list that it is opened from. */
  readonly page: number | null;
}

/** Opens the form, filled; for those who may manage digests. */
export async function openForm(desk: Desk, asked: Asked, wanted: WantedForm): Promise<void> {
  const { identity, destination, triggerId, now } = asked;
  const refusal = refusalToManage(identity.viewer);
  if (refusal) return desk.messenger.answer(destination, refused(refusal));
  const teams = await teamChoices(desk);
  const start = wanted.digestId === null ? await emptyForm(desk, asked, wanted) : null;
  const filled = start ?? (await filledForm(asked, wanted.digestId ?? "", teams));
  if (filled === null) return desk.messenger.answer(destination, gone);
  const metadata: FormMetadata = {
    digestId: filled.digestId,
    version: filled.version,
    channelId: destination.channelId,
    responseUrl: destination.responseUrl,
    page: wanted.page,
  };
  const { values, problem } = filled;
  const view = digestForm({ metadata, values, teams, problem, now });
  await openModal({ payload: { trigger_id: triggerId }, destination }, desk, view);
}

interface Filled {
  readonly digestId: string;
  readonly version: number;
  readonly values: FormValues;
  /** What could not be filled in, in at most 200 characters. */
  readonly problem: string | null;
}

/** A new digest has its id from the start, so that a form sent twice adds one. */
async function emptyForm(desk: Desk, { identity, services }: Asked, { name }: WantedForm): Promise<Filled> {
  const { source, workspace } = desk.reports;
  const taken = (await services.digests.list()).map(({ value }) => value.name.toLowerCase());
  const values: FormValues = {
    name: name ?? freeName(taken),
    channelId: null,
    days: [1],
    time: "09:00",
    zone: zoneOf(identity) ?? (await source.zone(workspace)),
    sections: SUGGESTED_SECTIONS,
    rankBy: casesClosed.key,
    team: null,
  };
  return { digestId: randomBytes(ID_BYTES).toString("hex"), version: 0, values, problem: null };
}

function freeName(taken: readonly string[]): string {
  const names = [SUGGESTED_NAME, ...taken.map((_, index) => `${SUGGESTED_NAME} ${index + 2}`)];
  return names.find((name) => !taken.includes(name.toLowerCase())) ?? "";
}

async function filledForm(
  { services }: Asked,
  digestId: string,
  teams: readonly Choice[],
): Promise<Filled | null> {
  const found = await services.digests.find(digestId);
  if (found === null) return null;
  const { value, version } = found;
  const { content } = value;
  if (content.kind !== "team") return null;
  const values = valuesOf(value, content, teams);
  // Slack may refuse a form that chooses a channel which the bot cannot see, and opens none then.
  const isSeen = (await services.channelProblem(content.channelId)) !== "gone";
  const channelId = isSeen ? values.channelId : null;
  const problem = content.teamId !== null && values.team === null ? TEAM_GONE : null;
  return { digestId, version, values: { ...values, channelId }, problem };
}

/** The form's values of a digest that is there. */
export function valuesOf(
  { name, schedule }: Digest,
  { channelId, sections, rankBy, teamId }: TeamContent,
  teams: readonly Choice[],
): FormValues {
  const team = teams.find(({ value }) => value === teamId);
  const { days, time, zone } = schedule;
  return {
    name,
    channelId,
    days,
    time,
    zone,
    sections,
    rankBy,
    team: team === undefined ? null : (choiceOption(team).value ?? null),
  };
}

/** The teams that a digest can be narrowed to. */
export async function teamChoices({ reports: { source, workspace } }: Desk): Promise<readonly Choice[]> {
  const directory = await source.directory(workspace);
  const values = { inbox: [], channel: [], tag: [], topic: [] };
  return choicesFor("team", { viewer: { kind: "operator" }, directory, values });
}
