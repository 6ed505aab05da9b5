import type { Logger } from "../logging";
import type { SlackPart } from "../service";

/** Posts what is due as soon as the clock is moved, rather than at the next tick. */
export function postsOnTime(log: Logger) {
  const stopping = new AbortController();
  let slack: SlackPart | null = null;
  let sending = Promise.resolve();
  const sendNow = async () => {
    try {
      await slack?.planAlerts();
      await slack?.sendDigests(stopping.signal);
    } catch (error) {
      log.error({ err: error }, "Posting after the clock was moved failed");
    }
  };
  return {
    use: (part: SlackPart) => {
      slack = part;
    },
    send: () => {
      sending = sending.then(sendNow);
    },
    stop: () => {
      stopping.abort();
      return sending;
    },
  };
}
