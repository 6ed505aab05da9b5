import { mongo } from "mongoose";
import type { ReportReadPreference } from "./report-read-preference";

/** The least that MongoDB allows, in seconds: a member of the replica set further behind is not asked. */
const MOST_STALENESS = 90;

/** Which member of a replica set answers what is read for reports. */
export function readPreferenceForReports(mode: ReportReadPreference): mongo.ReadPreference {
  if (mode === "primary") return mongo.ReadPreference.primary;
  return new mongo.ReadPreference(mode, undefined, { maxStalenessSeconds: MOST_STALENESS });
}
