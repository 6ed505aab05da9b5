import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { misunderstood, type Subcommand } from "./subcommand";
import { type TeamRole, teamRoles } from "./watch-service";

export const member: Subcommand = {
  name: "member",
  for: "administrators",
  examples: [
    {
      text: "/caseboard member @person agent",
      does: "takes a colleague into the support team, where no help desk tells who is in it",
    },
    { text: "/caseboard member @person remove", does: "takes them out again" },
  ],
  run: changeTeam,
};

async function changeTeam([person, word]: readonly Word[], input: CommandInput): Promise<Reply> {
  const { services, identity } = input;
  if (!person?.slackUserId) {
    return misunderstood(person?.typed ?? "member", "Mention the person in Slack first.", [
      "member @person agent",
    ]);
  }
  const wanted = word?.text.toLowerCase() ?? "agent";
  if (wanted !== "remove" && !isTeamRole(wanted)) {
    const choices = [...teamRoles, "remove"];
    const near = nearest(wanted, choices);
    const suggestions = near.length > 0 ? near : choices;
    return misunderstood(word?.typed ?? wanted, "After the person comes a role, or remove.", suggestions);
  }
  if (await services.isRepeated()) return { kind: "repeated" };
  const { slackUserId } = person;
  const change =
    wanted === "remove"
      ? await services.team.remove(slackUserId)
      : await services.team.add(slackUserId, wanted);
  if (change.kind === "added" || change.kind === "removed") {
    services.recordChange(`${change.kind} ${slackUserId} as a member of the team (${wanted})`, identity);
    return { kind: "changed", change: { kind: "team", slackUserId, change: change.kind, role: wanted } };
  }
  return { kind: "not-changed", reason: { kind: "team-not-changed", slackUserId, because: change } };
}

function isTeamRole(text: string): text is TeamRole {
  return (teamRoles as readonly string[]).includes(text);
}
