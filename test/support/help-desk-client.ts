import { ingest } from "../../src/ingest/ingest";
import { startTestApi, type TestApi } from "./api";
import { describedFetch } from "./described-fetch";
import { candidatesOf, type TestStore, testStore } from "./store";

/** A client of the help-desk API on a store with some events, in the workspace `w`. */
export interface HelpDeskClient {
  /** The server's clock, which can be moved. */
  readonly clock: { now: number };
  readonly opened: TestStore;
  readonly api: TestApi;
  /** The id and the secret of an API token with the scope `read`. */
  readonly credentials: { readonly id: string; readonly token: string };
  /** With the token of the client unless another is given. */
  get(path: string, parameters?: Parameters, token?: string): Promise<Response>;
  /** The answer, which must be 200. */
  json(path: string, parameters?: Parameters): Promise<unknown>;
  /** The number of the user, team, mailbox or tag of that name. */
  numberOf(list: "users" | "teams" | "mailboxes" | "tags", name: string): Promise<number>;
  close(): Promise<void>;
}

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

export async function helpDeskClient(
  events: readonly unknown[],
  now = "2026-12-15T12:00:00Z",
): Promise<HelpDeskClient> {
  const clock = { now: Date.parse(now) };
  const opened = await testStore();
  const { store } = opened;
  await ingest(store.ingest, { workspace: "w", candidates: candidatesOf(events) }, clock.now);
  const api = await startTestApi(store, undefined, () => clock.now);
  const wanted = { workspace: "w", scopes: ["read" as const], name: null };
  const credentials = await store.tokens.create(wanted, clock.now);
  const get: HelpDeskClient["get"] = (path, parameters = {}, token = credentials.token) => {
    const given = Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    const query = new URLSearchParams(given);
    return describedFetch(`${api.url}${path}?${query}`, { headers: { authorization: `Bearer ${token}` } });
  };
  const json: HelpDeskClient["json"] = async (path, parameters) => {
    const response = await get(path, parameters);
    const body = await response.json();
    if (response.status !== 200) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    clock,
    opened,
    api,
    credentials,
    get,
    json,
    numberOf: async (list, name) => numberIn(await json(`/v2/${list}`), name),
    close: async () => {
      await api.service.stop();
      await opened.close();
    },
  };
}

function numberIn(list: unknown, name: string): number {
  const { _embedded: embedded } = list as { _embedded?: Record<string, ListedItem[]> };
  const found = Object.values(embedded ?? {})
    .flat()
    .find((item) => [item.name, item.email, `${item.firstName} ${item.lastName}`.trim()].includes(name));
  if (found === undefined) throw new Error(`Nothing named ${name} in ${JSON.stringify(list)}`);
  return found.id;
}

interface ListedItem {
  readonly id: number;
  readonly name?: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}
