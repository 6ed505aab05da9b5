import type { ResponseUrls } from "./response-urls";
import type { TriggerIds } from "./trigger-ids";
import type { Answer, JsonObject } from "./types";
import type { Workspace } from "./workspace";

/** What every API method works with. */
export interface Context {
  readonly workspace: Workspace;
  readonly triggers: TriggerIds;
  readonly responses: ResponseUrls;
  /** Types that this workspace answers with `invalid_blocks`, as some real ones do for charts. */
  readonly refusedBlockTypes: readonly string[];
  /** What the app may do, by Slack's names. */
  readonly scopes: readonly string[];
  /** `http://127.0.0.1:PORT` */
  readonly origin: () => string;
}

/** One method of the Web API. Arguments come from a form or from JSON, already parsed. */
export type Method = (parameters: JsonObject, context: Context) => Answer | Promise<Answer>;

export type Methods = Readonly<Record<string, Method>>;

export function text(parameters: JsonObject, name: string): string {
  const value = parameters[name];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
