import { z } from "zod";
import { CaseboardError } from "./errors";
import { type DatabaseSettings, readDatabaseSettings } from "./storage/embedded/settings";

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

const httpUrl = (example: string) =>
  z.url({ protocol: /^https?$/, error: `must be a web address such as ${example}` }).optional();

const prefixed = (prefix: string, example: string) =>
  z.string().startsWith(prefix, `must begin with ${prefix}, such as ${example}`).optional();

const environmentSchema = z.object({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, "must be a MongoDB address such as mongodb://db.example:27017/caseboard")
    .optional(),
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
  QUICKCHART_URL: httpUrl("http://quickchart.internal:3400"),
  LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(", ")}, such as info` })
    .default("info"),
});

/** Everything that the environment decides. */
export interface Config {
  readonly database: DatabaseSettings;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly slack: {
    readonly botToken: string | null;
    readonly signingSecret: string | null;
    /** With an app token Slack is reached by Socket Mode, otherwise over HTTP. */
    readonly appToken: string | null;
  };
  readonly quickChartUrl: string | null;
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
    port: data.PORT,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    slack: {
      botToken: data.SLACK_BOT_TOKEN ?? null,
      signingSecret: data.SLACK_SIGNING_SECRET ?? null,
      appToken: data.SLACK_APP_TOKEN ?? null,
    },
    quickChartUrl: data.QUICKCHART_URL ?? null,
    logLevel: data.LOG_LEVEL,
  };
}

function badConfiguration(issues: readonly z.core.$ZodIssue[]): CaseboardError {
  const lines = issues.map(({ path, message }) => `  ${path.join(".")} ${message}`);
  return new CaseboardError("bad-configuration", `The environment has mistakes:\n${lines.join("\n")}`, {
    hint: "Correct or unset these variables. docs/operations.md has them all.",
  });
}
