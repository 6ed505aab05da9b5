import { type DestinationStream, type Logger, pino } from "pino";
import { CaseboardError } from "./errors";

/** Fields that may hold what people wrote, or a secret; they are left out wherever they come. */
const SECRET_FIELDS = ["text", "body", "comment", "event", "events", "token", "authorization", "secret"];
const REDACTED_PATHS = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

const CAUSES_SHOWN = 5;

/** What of an error is logged. */
interface LoggedError {
  readonly type: string;
  readonly code: unknown;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause: LoggedError | undefined;
}

/** A structured logger; message texts and secrets never get into it. */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED_PATHS, remove: true },
      serializers: { err: (error: unknown) => loggedError(error, CAUSES_SHOWN) },
    },
    destination,
  );
}

/**
 * Type, code, message and stack only: errors of the database carry the documents that they were about.
 */
function loggedError(error: unknown, causesLeft: number): LoggedError {
  if (!(error instanceof Error)) {
    return { type: typeof error, code: undefined, message: "", stack: undefined, cause: undefined };
  }
  const hasCause = error.cause !== undefined && causesLeft > 0;
  return {
    type: error.name,
    code: "code" in error ? error.code : undefined,
    message: error.message,
    stack: error instanceof CaseboardError ? undefined : error.stack,
    cause: hasCause ? loggedError(error.cause, causesLeft - 1) : undefined,
  };
}

export type { Logger } from "pino";
