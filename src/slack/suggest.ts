import type { PlainTextOption } from "@slack/types";
import type { z } from "zod";
import { zoneOf } from "../../commands/digest/own-summary";
import type { Identity } from "../../commands/identity";
import { filterNames } from "../reports/report-kinds";
import type { Desk } from "./desk";
import { ZONE_MENU } from "./digests/manage/form";
import { zoneOptions } from "./digests/manage/zones";
import { choicesFor, isChoiceName, matchingOptions, mayChoose } from "./modals/choices";
import type { suggestionPayload } from "./payloads";

/** Options for a menu that is looked up while typing; only what this person may choose. */
export async function suggest(
  desk: Desk,
  { user, action_id, value }: z.output<typeof suggestionPayload>,
): Promise<readonly PlainTextOption[]> {
  const wanted = action_id.replace(/^(?:filter|explain|digest)\./, "");
  const name = filterNames.filter(isChoiceName).find((candidate) => candidate === wanted);
  const identity = await desk.people.identify(user.id);
  const { viewer } = identity;
  if (viewer.kind === "outsider") return [];
  if (action_id === ZONE_MENU) return suggestZones(desk, identity, value);
  if (name === undefined) return [];
  if (!mayChoose(name, viewer)) return [];
  const { source, workspace } = desk.reports;
  const [directory, values] = await Promise.all([
    source.directory(workspace),
    source.filterValues(workspace),
  ]);
  return matchingOptions(value, choicesFor(name, { viewer, directory, values }));
}

/** The person's own zone and the workspace's come first. */
async function suggestZones(desk: Desk, identity: Identity, text: string): Promise<PlainTextOption[]> {
  const { source, workspace } = desk.reports;
  const own = zoneOf(identity);
  const preferred = [...(own === null ? [] : [own]), await source.zone(workspace)];
  return zoneOptions(text, preferred, desk.clocks.realTime());
}
