import { type Request, type RequestHandler, type Response, Router } from "express";
import {
  numberedMailboxes,
  numberedPeople,
  numberedTags,
  type Person,
} from "../../reports/help-desk/numbered";
import type { HelpDesk } from "../../reports/help-desk/ports";
import { HttpProblem } from "../problem";
import { baseAddress, halPage } from "./hal";
import { readListParameters, readUserListParameters } from "./parameters";
import { sendAs } from "./problems";
import { mailboxJson, tagJson, teamJson, userJson } from "./resources";

/** What is listed, and under which name. */
interface List {
  readonly name: string;
  readonly items: readonly object[];
}

/** What one request asks for: of whom, and how links begin. */
interface Asked {
  readonly desk: HelpDesk;
  readonly base: string;
  readonly request: Request;
}

const HAL = "application/hal+json";

/** The lists from which clients learn the numbers that reports take; the requests are let through already. */
export function directoryRoutes(deskOf: (response: Response) => HelpDesk, publicUrl: string | null): Router {
  const asked = (request: Request, response: Response): Asked => ({
    desk: deskOf(response),
    base: baseAddress(request, publicUrl),
    request,
  });
  const list =
    (read: (asked: Asked) => Promise<List>): RequestHandler =>
    async (request, response) => {
      const { page } = readListParameters(request.query);
      const one = asked(request, response);
      sendAs(response, HAL, halPage({ ...(await read(one)), page }, one));
    };
  const single =
    (read: (asked: Asked) => Promise<readonly { readonly id: number }[]>): RequestHandler =>
    async (request, response) => {
      const items = await read(asked(request, response));
      const found = items.find(({ id }) => String(id) === request.params.id);
      if (found === undefined) throw nothingAt(request);
      sendAs(response, HAL, found);
    };
  return Router()
    .get("/v2/users", list(listUsers))
    .get("/v2/users/:id", single(presentUsers))
    .get("/v2/teams", list(listTeams))
    .get("/v2/teams/:id/members", list(listTeamMembers))
    .get(
      "/v2/mailboxes",
      list(async (one) => ({ name: "mailboxes", items: await mailboxes(one) })),
    )
    .get("/v2/mailboxes/:id", single(mailboxes))
    .get(
      "/v2/tags",
      list(async ({ desk }) => ({ name: "tags", items: (await numberedTags(desk)).map(tagJson) })),
    );
}

async function listUsers(one: Asked): Promise<List> {
  const { email } = readUserListParameters(one.request.query);
  const users = await presentUsers(one);
  return { name: "users", items: users.filter((user) => email === null || user.email === email) };
}

async function listTeams({ desk, base }: Asked): Promise<List> {
  const teams = (await everybody(desk)).filter((person) => person.kind === "team");
  return { name: "teams", items: teams.map((team) => teamJson(team, base)) };
}

async function listTeamMembers({ desk, base, request }: Asked): Promise<List> {
  const people = await everybody(desk);
  const team = people.find(({ kind, number }) => kind === "team" && String(number) === request.params.id);
  if (team?.kind !== "team") throw nothingAt(request);
  const members = presentMembers(people).filter(({ member }) => member.teamId === team.team.id);
  return { name: "users", items: members.map((member) => userJson(member, base)) };
}

async function presentUsers({ desk, base }: Asked) {
  return presentMembers(await everybody(desk)).map((member) => userJson(member, base));
}

async function mailboxes({ desk, base }: Asked) {
  return (await numberedMailboxes(desk)).map((mailbox) => mailboxJson(mailbox, base));
}

async function everybody(desk: HelpDesk): Promise<Person[]> {
  return numberedPeople(desk, await desk.source.directory(desk.workspace));
}

function presentMembers(people: readonly Person[]) {
  return people.filter((person) => person.kind === "member").filter(({ member }) => !member.deleted);
}

function nothingAt(request: Request): HttpProblem {
  return new HttpProblem(404, "not-found", `There is nothing at ${request.path}.`);
}
