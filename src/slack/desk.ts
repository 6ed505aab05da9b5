import type { WebClient } from "@slack/web-api";
import type { Command } from "../../commands/command";
import type { People, Services } from "../../commands/services";
import type { PerfDependencies } from "../reports/perf";
import type { ReportReading } from "./drawn-report";
import type { SendFiles } from "./export/send-files";
import type { Messenger } from "./messenger";
import type { Clocks } from "./ports";
import type { ReportStates } from "./report-state";

/** Everything that answers in Slack work with. */
export interface Desk extends ReportReading {
  readonly commands: readonly Command[];
  readonly reports: PerfDependencies;
  readonly people: People;
  /** Bound to one request, because a repeated one must not change anything twice. */
  readonly servicesFor: (requestKey: string) => Services;
  readonly states: ReportStates;
  readonly messenger: Messenger;
  readonly sendFiles: SendFiles;
  /** Whether an export of that key may be sent; false when one was a moment ago. */
  readonly claimExport: (key: string) => Promise<boolean>;
  /** Slack's Web API for what may be asked twice. */
  readonly slack: WebClient;
  readonly clocks: Clocks;
  readonly slackApiUrl: string | undefined;
}
