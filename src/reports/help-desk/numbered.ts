import { type Directory, type Member, memberName, type Team } from "../../domain/directory";
import type { HelpDesk, NumberSpace } from "./ports";

/** The number that stands for conversations without tags. */
export const untaggedNumber = 1;

/** A member or a team with its number. */
export type Person =
  | { readonly kind: "member"; readonly number: number; readonly member: Member }
  | { readonly kind: "team"; readonly number: number; readonly team: Team };

/** Something with a text as its id, and its number. */
export interface Numbered {
  readonly id: string;
  readonly number: number;
}

/** All members and teams of the directory with their numbers, members first, each by id. */
export async function numberedPeople(desk: HelpDesk, directory: Directory): Promise<Person[]> {
  const members = directory.members.map(({ id }) => [`member/${id}`, wishOf(id)] as const);
  const teams = directory.teams.map(({ id }) => [`team/${id}`, wishOf(id)] as const);
  const numbers = await numbersOf(desk, "people", new Map([...members, ...teams]));
  return [
    ...directory.members.map((member) => ({
      kind: "member" as const,
      number: numbers(`member/${member.id}`),
      member,
    })),
    ...directory.teams.map((team) => ({ kind: "team" as const, number: numbers(`team/${team.id}`), team })),
  ];
}

/** All inboxes that occur, by id. */
export async function numberedMailboxes(desk: HelpDesk): Promise<Numbered[]> {
  const inboxes = await desk.facts.inboxes(desk.workspace);
  const numberOf = await numberLookup(desk, "mailboxes", inboxes);
  return inboxes.map((id) => ({ id, number: numberOf(id) }));
}

/** All tags that occur, by name, and how many conversations bear each. */
export async function numberedTags(
  desk: HelpDesk,
): Promise<(Numbered & { readonly conversations: number })[]> {
  const tags = await desk.facts.tags(desk.workspace);
  // A tag is a name, not an id: one that looks like a number is no reason for that number.
  const wishes = new Map(tags.map(({ name }) => [name, null]));
  const numbers = await numbersOf(desk, "tags", wishes);
  return tags.map(({ name, conversations }) => ({ id: name, number: numbers(name), conversations }));
}

/** Answers the number of each of these ids. */
export function numberLookup(
  desk: HelpDesk,
  space: NumberSpace,
  ids: readonly string[],
): Promise<(id: string) => number> {
  return numbersOf(desk, space, new Map(ids.map((id) => [id, wishOf(id)])));
}

/** The members that the person stands for. */
export function memberIdsOf(person: Person, directory: Directory): readonly string[] {
  if (person.kind === "member") return [person.member.id];
  return directory.members.filter(({ teamId }) => teamId === person.team.id).map(({ id }) => id);
}

/** The name to show for a member or a team. */
export function personName(person: Person, directory: Directory): string {
  return person.kind === "team" ? person.team.name : memberName(directory, person.member.id);
}

/** An id that is a number already keeps it, so that clients go on using the numbers they know. */
function wishOf(id: string): number | null {
  const number = /^[1-9]\d{0,15}$/.test(id) ? Number(id) : null;
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

async function numbersOf(
  { ids, workspace }: HelpDesk,
  space: NumberSpace,
  wishes: ReadonlyMap<string, number | null>,
): Promise<(id: string) => number> {
  const numbers = await ids.numbers(workspace, space, wishes);
  return (id) => {
    const number = numbers.get(id);
    if (number === undefined) throw new TypeError(`The ${space} id ${id} has no number`);
    return number;
  };
}
