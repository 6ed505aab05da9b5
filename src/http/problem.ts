/** Why a request is not answered as asked, for programs. */
export type ProblemCode =
  | "bad-request"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "too-large"
  | "unsupported-encoding"
  | "too-many-requests"
  | "database-unavailable"
  | "internal";

/** A refusal of a request: becomes `{"error":{"code","message","requestId"}}` with this status. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    message: string,
    /** After how many seconds trying again makes sense; null when it makes none. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = "HttpProblem";
  }
}
