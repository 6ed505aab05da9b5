/** Why no database server could be opened; for programs, where the message is for people. */
export type DatabaseServerErrorCode = "DATABASE_BUSY" | "DATABASE_NOT_STARTED" | "DATA_DIRECTORY_UNUSABLE";

/** No database server could be opened. The message says what, why, and what to do instead. */
export class DatabaseServerError extends Error {
  override readonly name = "DatabaseServerError";

  constructor(
    readonly code: DatabaseServerErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** Whether something thrown by Node carries this code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
