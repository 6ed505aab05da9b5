import { z } from "zod";
import type { Role } from "../../../domain/events";
import { formatInstant } from "../../../domain/instant";
import type { EventDraft } from "../../connectors/draft";
import { eventId, nameOf } from "../../connectors/help-scout/identity";
import { fullNameOf } from "../../connectors/help-scout/people";
import { helpScoutInstant } from "../../connectors/help-scout/schema";
import { digest } from "../../connectors/words";
import { readAnswer } from "../read-answer";
import { addressOf, type HelpScoutPlace } from "./place";

const userSchema = z.object({
  id: z.number().int().nonnegative(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  email: z.string().nullish(),
  role: z.string().nullish(),
  createdAt: helpScoutInstant,
  updatedAt: helpScoutInstant.nullish(),
  type: z.string().nullish(),
});

const usersSchema = z.object({
  _embedded: z.object({ users: z.array(userSchema) }).nullish(),
  page: z.object({ totalPages: z.number().int() }),
});

type HelpScoutUser = z.output<typeof userSchema>;

/** Who works on the help desk's side, with the role that a conversation does not tell. */
export async function readPeople(place: HelpScoutPlace) {
  const users: HelpScoutUser[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await place.api.ask({ url: addressOf(place, "users", { page }) });
    const read = readAnswer(usersSchema, answer, "Help Scout's list of users");
    users.push(...(read._embedded?.users ?? []));
    if (page >= read.page.totalPages) break;
  }
  return { events: users.flatMap(userEvents), unreadable: [], conversations: 0, total: null };
}

function userEvents(user: HelpScoutUser): EventDraft[] {
  const name = fullNameOf(user);
  if ((user.type ?? "user") !== "user" || name === null) return [];
  const email = user.email ?? "";
  const role = roleOf(user.role);
  const at = user.updatedAt ?? user.createdAt;
  return [
    {
      id: eventId(user.id, "user", String(at), digest(name, email, role)),
      type: "user.upserted",
      at: formatInstant(at),
      user: {
        id: nameOf(user.id),
        name,
        role,
        createdAt: formatInstant(user.createdAt),
        ...(email === "" ? {} : { email }),
      },
    },
  ];
}

function roleOf(role: string | null | undefined): Role {
  return role === "owner" || role === "admin" ? role : "agent";
}
