import type { Instant, Milliseconds } from "../../domain/instant";
import { CaseboardError } from "../../errors";
import { type Fetch, send } from "./http";
import type { ApiAnswer, ApiRequest, BackfillSource, PlatformApi } from "./source";
import { ATTEMPTS, LIMITED_ATTEMPTS, LONGEST_WAIT, pauseAfterFailure, waitAskedFor } from "./waiting";

/** The world outside, as reading from a platform needs it. */
export interface Outside {
  readonly fetch: Fetch;
  now(): Instant;
  pause(duration: Milliseconds): Promise<void>;
  /** How long one answer may take. */
  readonly timeLimit: Milliseconds;
  /** Told before waiting: whom for, why, and how long. */
  onWait(message: string): void;
}

type Headers = Readonly<Record<string, string>>;

const AGAIN = "What was read before is stored. The same command goes on from there.";

/** The platform's API for one back-fill: `PlatformApi`, authorized as the source says. */
export function openPlatformApi(
  source: Pick<BackfillSource, "title" | "authorization">,
  values: Readonly<Record<string, string>>,
  outside: Outside,
): PlatformApi {
  const { title, authorization } = source;
  const patient = (request: ApiRequest, headers: Headers) =>
    sendPatiently(request, { title, headers, outside });
  const unauthorized: PlatformApi = {
    ask: async (request) => accepted(await patient(request, {}), request, source),
  };
  let headers: Headers | null = null;
  const authorize = async (): Promise<Headers> => {
    headers =
      authorization.kind === "fixed"
        ? authorization.headers(values)
        : await authorization.fetchHeaders(values, unauthorized);
    return headers;
  };
  return {
    ask: async (request) => {
      const answer = await patient(request, headers ?? (await authorize()));
      if (answer.status !== 401 || authorization.kind === "fixed") return accepted(answer, request, source);
      return accepted(await patient(request, await authorize()), request, source);
    },
  };
}

interface Sending {
  readonly title: string;
  readonly headers: Headers;
  readonly outside: Outside;
}

/** Sends until something other than "later" or a failure comes back. Throws `platform-unavailable`. */
async function sendPatiently(request: ApiRequest, { title, headers, outside }: Sending): Promise<ApiAnswer> {
  let failures = 0;
  let limited = 0;
  for (;;) {
    const sent = await send(request, { ...outside, authorization: headers });
    if (sent.kind === "answer" && sent.answer.status !== 429) return sent.answer;
    if (sent.kind === "failure") {
      failures += 1;
      if (failures >= ATTEMPTS)
        throw unavailable(`${title} is away: ${sent.reason}, ${ATTEMPTS} times in a row.`);
      const wait = pauseAfterFailure(failures);
      outside.onWait(`${title}: ${sent.reason}; trying again in ${inSeconds(wait)}.`);
      await outside.pause(wait);
      continue;
    }
    limited += 1;
    const wait = waitAskedFor(sent.answer.headers, outside.now()) ?? pauseAfterFailure(limited);
    if (wait > LONGEST_WAIT || limited >= LIMITED_ATTEMPTS) {
      throw unavailable(`${title} allows no more requests for now: it asks to wait ${inSeconds(wait)}.`);
    }
    outside.onWait(`${title} asks to wait ${inSeconds(wait)}.`);
    await outside.pause(wait);
  }
}

/** Lets what the request can live with through. Throws `platform-refused` for the rest. */
function accepted(
  answer: ApiAnswer,
  request: ApiRequest,
  { title, authorization }: Pick<BackfillSource, "title" | "authorization">,
): ApiAnswer {
  const { status } = answer;
  const isAnswer = (status >= 200 && status < 300) || status === 404;
  if (isAnswer || request.answers?.includes(status) === true) return answer;
  const asked = `${request.method ?? "GET"} ${new URL(request.url).pathname}`;
  const refusal = `${title} refused ${asked}: it answered ${status}${wordsOf(answer.body)}.`;
  const isAboutRights = status === 401 || status === 403;
  throw new CaseboardError("platform-refused", refusal, {
    hint: isAboutRights ? `${authorization.remedy} ${AGAIN}` : AGAIN,
  });
}

/** The platform's own short explanation, where its refusal has one. */
function wordsOf(body: unknown): string {
  if (typeof body !== "object" || body === null) return "";
  const fields = ["message", "error_description", "error"] as const;
  const told: Readonly<Record<string, unknown>> = { ...body };
  const words = fields.map((field) => told[field]).find((value) => typeof value === "string");
  return typeof words === "string" ? ` (${words.slice(0, 200)})` : "";
}

function unavailable(message: string): CaseboardError {
  return new CaseboardError("platform-unavailable", message, { hint: AGAIN });
}

function inSeconds(duration: Milliseconds): string {
  return `${Math.ceil(duration / 1_000)} s`;
}
