import { z } from "zod";
import { CaseboardError } from "./errors";
import { type DatabaseSettings, readDatabaseSettings } from "./storage/embedded/settings";
import { type ReportReadPreference, reportReadPreferences } from "./storage/report-read-preference";

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

const httpUrl = (example: string) =>
  z.url({ protocol: /^https?$/, error: `must be a web address such as ${example}` }).optional();

const prefixed = (prefix: string, example: string) =>
  z.string().startsWith(prefix, `must begin with ${prefix}, such as ${example}`).optional();

/** What reading a platform's past needs to know of the account there. */
const platformSchema = z.object({
  HELP_SCOUT_APP_ID: z.string().optional(),
  HELP_SCOUT_APP_SECRET: z.string().optional(),
  HELP_SCOUT_API_URL: httpUrl("https://api.helpscout.net"),
  CHATWOOT_URL: httpUrl("https://app.chatwoot.com"),
  CHATWOOT_ACCOUNT_ID: z
    .string()
    .regex(/^\d{1,12}$/, "must be the number in Chatwoot's addresses after /accounts/, such as 1")
    .optional(),
  CHATWOOT_API_TOKEN: z.string().optional(),
  INTERCOM_ACCESS_TOKEN: z.string().optional(),
  INTERCOM_API_URL: httpUrl("https://api.intercom.io"),
});

const CATCH_UP_HOURS = "must be a number of hours from 0 to 168, such as 6";

const environmentSchema = platformSchema.extend({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, "must be a MongoDB address such as mongodb://db.example:27017/caseboard")
    .optional(),
  REPORT_READ_PREFERENCE: z
    .enum(reportReadPreferences, {
      error: `must be one of ${reportReadPreferences.join(", ")}, such as secondaryPreferred`,
    })
    .default("primary"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number from 0 to 65535, such as 3000")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a port number from 0 to 65535, such as 3000")
    .default(3000),
  PUBLIC_URL: httpUrl("https://caseboard.example.com"),
  SLACK_BOT_TOKEN: prefixed("xoxb-", "xoxb-1234-…"),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, "must be the signing secret of the app's Basic Information page")
    .optional(),
  SLACK_APP_TOKEN: prefixed("xapp-", "xapp-1-…"),
  SLACK_API_URL: httpUrl("https://slack-gov.com/api/"),
  DIGEST_CATCH_UP_HOURS: z
    .string()
    .regex(/^\d{1,3}$/, CATCH_UP_HOURS)
    .transform(Number)
    .refine((hours) => hours <= 168, CATCH_UP_HOURS)
    .default(6),
  QUICKCHART_URL: httpUrl("http://quickchart.internal:3400"),
  LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(", ")}, such as info` })
    .default("info"),
});

/** Everything that the environment decides. */
export interface Config {
  readonly database: DatabaseSettings;
  readonly reportReadPreference: ReportReadPreference;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly slack: {
    readonly botToken: string | null;
    readonly signingSecret: string | null;
    /** With an app token Slack is reached by Socket Mode, otherwise over HTTP. */
    readonly appToken: string | null;
    /** Another address of the Web API, ending with a slash; null for Slack's usual one. */
    readonly apiUrl: string | null;
  };
  /** How late a digest may still be posted. */
  readonly digestCatchUpHours: number;
  readonly quickChartUrl: string | null;
  /** Variables of the platforms that can be back-filled, as far as they are set; addresses without a slash at the end. */
  readonly platforms: Readonly<Record<string, string>>;
  readonly logLevel: (typeof logLevels)[number];
}

/** Reads the environment. Throws `bad-configuration` with every problem at once; an empty variable is absent. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw badConfiguration(parsed.error.issues);
  const { data } = parsed;
  return {
    database: readDatabaseSettings(environment, workingDirectory),
    reportReadPreference: data.REPORT_READ_PREFERENCE,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    slack: {
      botToken: data.SLACK_BOT_TOKEN ?? null,
      signingSecret: data.SLACK_SIGNING_SECRET ?? null,
      appToken: data.SLACK_APP_TOKEN ?? null,
      apiUrl: data.SLACK_API_URL?.replace(/\/*$/, "/") ?? null,
    },
    digestCatchUpHours: data.DIGEST_CATCH_UP_HOURS,
    quickChartUrl: data.QUICKCHART_URL ?? null,
    platforms: platformVariables(data),
    logLevel: data.LOG_LEVEL,
  };
}

function platformVariables(data: z.output<typeof platformSchema>): Readonly<Record<string, string>> {
  const set = Object.entries(platformSchema.parse(data)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, name.endsWith("_URL") ? value.replace(/\/+$/, "") : value]],
  );
  return Object.fromEntries(set);
}

function badConfiguration(issues: readonly z.core.$ZodIssue[]): CaseboardError {
  const lines = issues.map(({ path, message }) => `  ${path.join(".")} ${message}`);
  return new CaseboardError("bad-configuration", `The environment has mistakes:\n${lines.join("\n")}`, {
    hint: "Correct or unset these variables. docs/operations.md has them all.",
  });
}
