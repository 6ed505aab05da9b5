/**
 * What may answer the reads of reports, in MongoDB's words. `secondary` is not among them: reports would fail
 * whenever a replica set is down to its primary.
 */
export const reportReadPreferences = [
  "primary",
  "primaryPreferred",
  "secondaryPreferred",
  "nearest",
] as const;

export type ReportReadPreference = (typeof reportReadPreferences)[number];
