import type { Message } from "../../blocks/build";
import { directTo } from "../../destination";
import type { Messenger } from "../../messenger";
import type { Log } from "../../ports";
import { errorFields } from "../../work";

/** Tells a person by direct message that what they set up was paused. */
export type TellPaused = (slackUserId: string, message: Message) => Promise<void>;

export function openTellPaused(messenger: Messenger, log: Log): TellPaused {
  return async (slackUserId, message) => {
    try {
      await messenger.answer(directTo(slackUserId), message);
    } catch (error) {
      // Such as somebody who left. The list of what was set up tells it too.
      log.warn({ slackUserId, ...errorFields(error) }, "Somebody could not be told of what was paused");
    }
  };
}
