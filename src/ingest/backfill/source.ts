import type { FieldProblem } from "../../domain/events";
import type { Instant } from "../../domain/instant";
import type { Platform } from "../connectors/connector";

/**
 * A platform whose API tells what happened before it was connected. `Variable` are the names of the
 * environment variables that it needs. Stateless: all that the next page needs is in the cursor, so that
 * going on after a crash is the same as going on.
 */
export interface BackfillSource<Variable extends string = string> {
  readonly platform: Platform;
  /** The platform's name as people write it. */
  readonly title: string;
  /** What must be known of the account, in the order in which people should read it. */
  readonly variables: Readonly<Record<Variable, BackfillVariable>>;
  readonly authorization: Authorization<Variable>;
  /**
   * Reads the page that the cursor names. What the API cannot be asked for comes as an error of `api`;
   * an item that is not of the documented shape comes back as unreadable, and the page goes on.
   */
  readPage(reading: PageReading<Variable>): Promise<BackfillPage>;
}

export interface BackfillVariable {
  /** Completes "HELP_SCOUT_APP_ID: …", for whoever has not set it: what it is and where to find it. */
  readonly meaning: string;
  /** Holds where the variable is not set; without it the variable must be set. */
  readonly fallback?: string;
}

/** How requests say who asks. */
export type Authorization<Variable extends string = string> =
  | {
      /** A token that a person makes: when it is refused, a person must make another. */
      readonly kind: "fixed";
      headers(values: Readonly<Record<Variable, string>>): Readonly<Record<string, string>>;
      /** What to do when the platform refuses it, as a whole sentence. */
      readonly remedy: string;
    }
  | {
      /** A token that is fetched, and fetched again when the platform refuses it. */
      readonly kind: "renewable";
      /** `api` sends without authorization here. */
      fetchHeaders(
        values: Readonly<Record<Variable, string>>,
        api: PlatformApi,
      ): Promise<Readonly<Record<string, string>>>;
      /** What to do when even a fresh token is refused, as a whole sentence. */
      readonly remedy: string;
    };

/** What is read, and from where on. */
export interface PageReading<Variable extends string = string> {
  /** Each variable's value: as set, else its fallback. */
  readonly values: Readonly<Record<Variable, string>>;
  readonly api: PlatformApi;
  /** Conversations with something new in `[since, until)` are wanted, each with its whole history. */
  readonly since: Instant;
  /** When the back-fill was first started: the same for all its pages, also after it was resumed. */
  readonly until: Instant;
  /** Null for the first page, else the cursor of the page before. */
  readonly cursor: string | null;
}

export interface BackfillPage {
  /** Values of the event contract, the same in id and content as the platform's webhook of the same fact. */
  readonly events: readonly object[];
  /** Items that the API answered and that are not of the documented shape. */
  readonly unreadable: readonly UnreadableItem[];
  /** Small text (up to 1,000 characters) that names the next page; null when this is the last one. */
  readonly cursor: string | null;
  /** Conversations read in this page, for the progress bar. */
  readonly conversations: number;
  /** Conversations in all the pages together; null where this page does not tell. */
  readonly total: number | null;
  /** What whoever started the back-fill should know, in whole sentences: what the account does not tell. */
  readonly notes?: readonly string[];
}

export interface UnreadableItem {
  /** Which it is, such as `help-scout:conversation:1234`. */
  readonly origin: string;
  /** The item as it came, to be kept among the refused ones. */
  readonly value: unknown;
  readonly problems: readonly FieldProblem[];
}

/**
 * The platform's HTTP API. Waits as long as the platform asks (429), tries again after 5xx answers and
 * time-outs, and authorizes anew where that is possible. Throws `platform-unavailable` when that does not
 * help, `platform-refused` when the platform says no.
 */
export interface PlatformApi {
  /** Answers with any 2xx, with 404, and with what the request says that it can live with. */
  ask(request: ApiRequest): Promise<ApiAnswer>;
}

export interface ApiRequest {
  readonly method?: "GET" | "POST";
  /** The whole address, query included. */
  readonly url: string;
  /** Beside those of the authorization; `Accept: application/json` is always sent. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form, instead of a body. */
  readonly form?: Readonly<Record<string, string>>;
  /** Statuses that are an answer rather than a refusal, beside 2xx and 404: such as 403 for a part that the plan lacks. */
  readonly answers?: readonly number[];
}

export interface ApiAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read as JSON; undefined for an empty body. */
  readonly body: unknown;
}
