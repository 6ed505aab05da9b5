import type { WebClient } from "@slack/web-api";
import type { Command } from "../../commands/command";
import type { People, Services } from "../../commands/services";
import type { PerfDependencies } from "../reports/perf";
import type { SendFiles } from "./export/send-files";
import type { Messenger } from "./messenger";
import type { Clocks, Log } from "./ports";
import type { ReportStates } from "./report-state";
import type { TakeTurn } from "./turns";

/** Everything that answers in Slack work with. */
export interface Desk {
  readonly commands: readonly Command[];
  readonly reports: PerfDependencies;
  readonly people: People;
  /** Bound to one request, because a repeated one must not change anything twice. */
  readonly servicesFor: (requestKey: string) => Services;
  readonly states: ReportStates;
  readonly messenger: Messenger;
  /** For reading a report: its conversations are in memory meanwhile. */
  readonly takeTurn: TakeTurn;
  readonly sendFiles: SendFiles;
  /** Whether an export of that key may be sent; false when one was a moment ago. */
  readonly claimExport: (key: string) => Promise<boolean>;
  /** Slack's Web API for what may be asked twice. */
  readonly slack: WebClient;
  readonly clocks: Clocks;
  readonly log: Log;
  readonly slackApiUrl: string | undefined;
}
