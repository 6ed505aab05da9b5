import type { Act, Outcome } from "../bridge/perform";
import type { Lookup } from "../bridge/suggestions";
import type { Moment } from "../clock";
import type { JsonObject } from "../slack-stand-in/types";
import type { Snapshot } from "../snapshot";

/** What every write can answer when it did not get through. */
const lost = (reason: string): Outcome => ({ errors: {}, refused: reason });

async function post(path: string, body: unknown): Promise<Outcome> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) return lost(await response.text());
    const outcome: Outcome = await response.json();
    return outcome;
  } catch (error) {
    return lost(`The playground is not running any more (${String(error)}).`);
  }
}

/** Sends what a person did; resolves when the app has acknowledged or its time is up. */
export function sendAct(act: Act): Promise<Outcome> {
  return post("/playground/act", act);
}

/** Options that the app finds for what was typed into a menu; none when it does not answer. */
export async function lookUp(lookup: Lookup): Promise<readonly JsonObject[]> {
  const outcome = await post("/playground/lookup", lookup);
  return "options" in outcome && Array.isArray(outcome.options) ? outcome.options : [];
}

/** Holds the app's clock at an instant, or lets it run with null. */
export function setClock(instant: string | null): Promise<Outcome> {
  return post("/playground/clock", { instant });
}

/** What lies ahead of the app's clock; nothing when the playground does not answer. */
export async function readMoments(): Promise<readonly Moment[]> {
  try {
    const response = await fetch("/playground/moments");
    const { moments }: { readonly moments: readonly Moment[] } = await response.json();
    return moments;
  } catch {
    return [];
  }
}

/** Follows what this person sees. Returns how to stop. */
export function followSnapshots(
  as: string,
  show: (snapshot: Snapshot) => void,
  lose: () => void,
): () => void {
  const source = new EventSource(`/playground/events?as=${encodeURIComponent(as)}`);
  source.onmessage = (event: MessageEvent<string>) => {
    const snapshot: Snapshot = JSON.parse(event.data);
    show(snapshot);
  };
  source.onerror = lose;
  return () => source.close();
}
