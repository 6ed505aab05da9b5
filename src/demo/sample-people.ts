import { emailOf, sampleMembers } from "../domain/sample/people";
import { samplePeople } from "../playground/sample-workspace";
import type { Person } from "../playground/slack-stand-in/types";

/** Which members of the sample data the people of the playground are. */
const memberOfPerson: Readonly<Record<string, string>> = {
  U0OLIVIA: "u1",
  U0MARCO: "u3",
  U0AISHA: "u9",
  U0BEN: "u4",
  U0VERA: "u13",
};

/** The Slack user of each member who is in the playground. */
export const slackUserOfMember: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(memberOfPerson).map(([person, member]) => [member, person]),
);

/** The playground's people, under the names of the members that they are. */
export function demoPeople(): Person[] {
  return samplePeople.map((person) => {
    const member = sampleMembers.find(({ id }) => id === memberOfPerson[person.id]);
    if (member === undefined) return person;
    const [firstName = member.name] = member.name.split(" ");
    const { name, role } = member;
    return { ...person, name: firstName.toLowerCase(), realName: name, role, email: emailOf(member) };
  });
}
