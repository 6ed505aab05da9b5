import { type Methods, text } from "../context";
import { page } from "../pages";
import { fail } from "../types";
import { wireBot, wirePerson } from "../wire-format";

export const userMethods: Methods = {
  "users.info": (parameters, { workspace }) => {
    const id = text(parameters, "user");
    if (id === workspace.app.botUserId) return { ok: true, user: wireBot(workspace) };
    const person = workspace.person(id);
    return person ? { ok: true, user: wirePerson(person, workspace) } : fail("user_not_found");
  },

  "users.list": (parameters, { workspace }) => {
    const own = workspace.people.filter((person) => !person.isStranger);
    const members = [...own.map((person) => wirePerson(person, workspace)), wireBot(workspace)];
    const found = page(members, parameters);
    return found ? { ok: true, members: found.items, ...found.metadata } : fail("invalid_cursor");
  },

  "users.lookupByEmail": (parameters, { workspace }) => {
    const email = text(parameters, "email").toLowerCase();
    const person = workspace.people.find(
      (candidate) =>
        candidate.email?.toLowerCase() === email && !candidate.isDeleted && !candidate.isStranger,
    );
    return person ? { ok: true, user: wirePerson(person, workspace) } : fail("users_not_found");
  },
};
