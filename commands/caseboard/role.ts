import { type Role, roles } from "../../src/domain/events";
import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { findMember } from "./member-word";
import { misunderstood, type Subcommand } from "./subcommand";

export const role: Subcommand = {
  name: "role",
  for: "administrators",
  examples: [{ text: "/caseboard role @member manager", does: "gives a member another role" }],
  run: changeRole,
};

async function changeRole(words: readonly Word[], input: CommandInput): Promise<Reply> {
  const wanted = words.at(-1)?.text.toLowerCase() ?? "";
  if (!isRole(wanted)) {
    const near = nearest(wanted, roles);
    const suggestions = near.length > 0 ? near : [...roles];
    return misunderstood(wanted || "role", `The roles are ${roles.join(", ")}.`, suggestions);
  }
  const found = await findMember(words.slice(0, -1), input);
  if (!found.ok) return found.reply;
  const { services, identity } = input;
  if (await services.isRepeated()) return { kind: "repeated" };
  const change = await services.people.setRole(found.memberId, wanted, identity);
  if (change.kind !== "changed") return { kind: "not-changed", reason: change };
  if (change.before === wanted) {
    return { kind: "not-changed", reason: { kind: "role-already", member: found.name, role: wanted } };
  }
  const { before } = change;
  return { kind: "changed", change: { kind: "role", member: found.name, before, role: wanted } };
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
