import type { Milliseconds } from "../../domain/instant";
import type { ApiAnswer, ApiRequest } from "./source";

/** As Node's own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came of sending a request once. */
export type Sent =
  | { readonly kind: "answer"; readonly answer: ApiAnswer }
  /** Nothing that can be used came back: worth another try. */
  | { readonly kind: "failure"; readonly reason: string };

/** Sends a request once, and reads the whole answer as JSON. */
export async function send(
  request: ApiRequest,
  {
    fetch,
    timeLimit,
    authorization,
  }: {
    readonly fetch: Fetch;
    readonly timeLimit: Milliseconds;
    readonly authorization: Readonly<Record<string, string>>;
  },
): Promise<Sent> {
  const { body, headers } = contentOf(request);
  const init: RequestInit = {
    method: request.method ?? "GET",
    headers: { accept: "application/json", ...headers, ...authorization, ...request.headers },
    signal: AbortSignal.timeout(timeLimit),
    ...(body === null ? {} : { body }),
  };
  try {
    const response = await fetch(request.url, init);
    return answerOf(response.status, Object.fromEntries(response.headers), await response.text());
  } catch (error) {
    return { kind: "failure", reason: reasonOf(error, timeLimit) };
  }
}

function contentOf({ body, form }: ApiRequest) {
  if (form !== undefined) {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { body: new URLSearchParams(form).toString(), headers };
  }
  if (body === undefined) return { body: null, headers: {} };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

function answerOf(status: number, headers: Record<string, string>, text: string): Sent {
  if (status >= 500) return { kind: "failure", reason: `it answered ${status}` };
  if (text.trim() === "") return { kind: "answer", answer: { status, headers, body: undefined } };
  try {
    return { kind: "answer", answer: { status, headers, body: JSON.parse(text) } };
  } catch (error) {
    // A refusal in another form is still one; a page in place of the data is a gateway's.
    if (status >= 300) return { kind: "answer", answer: { status, headers, body: undefined } };
    const kind = error instanceof SyntaxError ? "something other than JSON" : "something unreadable";
    return { kind: "failure", reason: `it answered ${status} with ${kind}` };
  }
}

function reasonOf(error: unknown, timeLimit: Milliseconds): string {
  const { name, message, cause } = partsOf(error);
  if (name === "TimeoutError") return `it did not answer within ${timeLimit / 1_000} s`;
  const reason = partsOf(cause).message;
  return reason === "" ? message : `${message} (${reason})`;
}

/** Of an error of whatever kind: Node's own fetch does not always throw one of this program's `Error`. */
function partsOf(error: unknown): {
  readonly name: unknown;
  readonly message: string;
  readonly cause: unknown;
} {
  if (typeof error !== "object" || error === null) return { name: null, message: "", cause: null };
  const { name, message, cause }: { name?: unknown; message?: unknown; cause?: unknown } = error;
  return { name, message: typeof message === "string" ? message : "", cause };
}
