/** What Slack sends back for the Export button. */
export const EXPORT_ACTION = "report.export";
