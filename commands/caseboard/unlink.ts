import { memberName } from "../../src/domain/directory";
import type { CommandInput } from "../command";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { misunderstood, type Subcommand } from "./subcommand";

export const unlink: Subcommand = {
  name: "unlink",
  for: "administrators",
  examples: [{ text: "/caseboard unlink @person", does: "takes that back" }],
  run: unlinkPerson,
};

async function unlinkPerson([person]: readonly Word[], { services, identity }: CommandInput): Promise<Reply> {
  if (!person?.slackUserId) {
    return misunderstood(person?.typed ?? "unlink", "Mention the person in Slack.", ["unlink @person"]);
  }
  if (await services.isRepeated()) return { kind: "repeated" };
  const { slackUserId } = person;
  const change = await services.people.unlink(slackUserId, identity);
  if (change.kind !== "unlinked") {
    return { kind: "not-changed", reason: { kind: "not-linked", slackUserId } };
  }
  const { source, workspace } = services.reports;
  const member = memberName(await source.directory(workspace), change.memberId);
  return { kind: "changed", change: { kind: "unlinked", slackUserId, member } };
}
