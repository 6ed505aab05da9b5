import { z } from "zod";
import { readConversations } from "./help-scout/conversations";
import { readCursor, writeCursor } from "./help-scout/cursor";
import { readPeople } from "./help-scout/people";
import { readRatings } from "./help-scout/ratings";
import { readAnswer } from "./read-answer";
import type { BackfillSource } from "./source";

const tokenSchema = z.object({ access_token: z.string().min(1) });

export type HelpScoutVariable = "HELP_SCOUT_APP_ID" | "HELP_SCOUT_APP_SECRET" | "HELP_SCOUT_API_URL";

/** Help Scout's Inbox API 2.0 (docs/connectors/help-scout.md): people, then conversations, then ratings. */
export const helpScoutBackfill: BackfillSource<HelpScoutVariable> = {
  platform: "help-scout",
  title: "Help Scout",
  variables: {
    HELP_SCOUT_APP_ID: {
      meaning: "the App ID of an app of your own: Help Scout, Your Profile, My Apps, Create App",
    },
    HELP_SCOUT_APP_SECRET: { meaning: "the App Secret of that app" },
    HELP_SCOUT_API_URL: { meaning: "the address of Help Scout's API", fallback: "https://api.helpscout.net" },
  },
  authorization: {
    kind: "renewable",
    fetchHeaders: async (values, api) => {
      const answer = await api.ask({
        method: "POST",
        url: `${values.HELP_SCOUT_API_URL}/v2/oauth2/token`,
        form: {
          grant_type: "client_credentials",
          client_id: values.HELP_SCOUT_APP_ID,
          client_secret: values.HELP_SCOUT_APP_SECRET,
        },
      });
      const { access_token } = readAnswer(tokenSchema, answer, "Help Scout's access token");
      return { authorization: `Bearer ${access_token}` };
    },
    remedy:
      "Look whether HELP_SCOUT_APP_ID and HELP_SCOUT_APP_SECRET are those of an app that still exists, and whether its owner may see the inboxes.",
  },
  readPage: async (reading) => {
    const { phase, page } = readCursor(reading.cursor);
    const place = { ...reading, baseUrl: reading.values.HELP_SCOUT_API_URL, page };
    switch (phase) {
      case "people":
        return { ...(await readPeople(place)), cursor: writeCursor({ phase: "conversations", page: 1 }) };
      case "conversations": {
        const { hasMore, ...read } = await readConversations(place);
        return {
          ...read,
          cursor: writeCursor(hasMore ? { phase, page: page + 1 } : { phase: "ratings", page: 1 }),
        };
      }
      case "ratings": {
        const { hasMore, ...read } = await readRatings(place);
        return { ...read, cursor: hasMore ? writeCursor({ phase, page: page + 1 }) : null };
      }
    }
  },
};
