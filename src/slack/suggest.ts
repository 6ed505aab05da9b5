import type { PlainTextOption } from "@slack/types";
import type { z } from "zod";
import { filterNames } from "../reports/report-kinds";
import type { Desk } from "./desk";
import { choicesFor, isChoiceName, matchingOptions, mayChoose } from "./modals/choices";
import type { suggestionPayload } from "./payloads";

/** Options for a menu that is looked up while typing; only what this person may choose. */
export async function suggest(
  desk: Desk,
  { user, action_id, value }: z.output<typeof suggestionPayload>,
): Promise<readonly PlainTextOption[]> {
  const wanted = action_id.replace(/^(?:filter|explain)\./, "");
  const name = filterNames.filter(isChoiceName).find((candidate) => candidate === wanted);
  const { viewer } = await desk.people.identify(user.id);
  if (name === undefined || viewer.kind === "outsider") return [];
  if (!mayChoose(name, viewer)) return [];
  const { source, workspace } = desk.reports;
  const [directory, values] = await Promise.all([
    source.directory(workspace),
    source.filterValues(workspace),
  ]);
  return matchingOptions(value, choicesFor(name, { viewer, directory, values }));
}
