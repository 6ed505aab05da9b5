import type { Message } from "../../blocks/build";
import type { Messenger } from "../../messenger";
import type { Log } from "../../ports";
import { errorFields } from "../../work";

/** Tells a person by direct message that what they set up was paused. */
export type TellPaused = (slackUserId: string, message: Message) => Promise<void>;

export function openTellPaused(messenger: Messenger, log: Log): TellPaused {
  return async (slackUserId, message) => {
    try {
      await messenger.answer({ slackUserId, channelId: null, responseUrl: null, replaces: false }, message);
    } catch (error) {
      // Such as somebody who left. The list of what was set up tells it too.
      log.warn({ slackUserId, ...errorFields(error) }, "Somebody could not be told of what was paused");
    }
  };
}
