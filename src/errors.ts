/** What went wrong, for programs; the message says it to people. */
export type ErrorCode =
  | "bad-option"
  | "bad-configuration"
  | "bad-workspace"
  | "database-unavailable"
  | "file-unreadable"
  | "not-found"
  | "too-busy"
  | "too-contended"
  | "port-unavailable"
  | "not-available"
  | "platform-unavailable"
  | "platform-refused";

/** An error that was foreseen: its message can be shown as it is, the hint says what to do instead. */
export class CaseboardError extends Error {
  readonly hint: string | null;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly hint?: string } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "CaseboardError";
    this.hint = options.hint ?? null;
  }
}

/** Whether the error is a foreseen one of that code. */
export function hasCode(error: unknown, code: ErrorCode): error is CaseboardError {
  return error instanceof CaseboardError && error.code === code;
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
