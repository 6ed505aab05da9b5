import { isZone } from "../../src/domain/period";
import { refusalToAdminister } from "../../src/reports/rights";
import type { CommandInput } from "../command";
import { nearest } from "../language/nearest";
import { phrase } from "../language/phrase";
import type { Word } from "../language/words";
import type { Reply } from "../reply";
import { misunderstood, type Subcommand } from "./subcommand";

export const zone: Subcommand = {
  name: "zone",
  for: "members",
  examples: [
    { text: "/caseboard zone", does: "the time zone in which days begin" },
    { text: "/caseboard zone Europe/Berlin", does: "changes it, for everybody" },
  ],
  run: showOrSetZone,
};

async function showOrSetZone(words: readonly Word[], input: CommandInput): Promise<Reply> {
  const { services, viewer, identity } = input;
  const { source, workspace } = services.reports;
  const before = await source.zone(workspace);
  if (words.length === 0) return { kind: "zone", zone: before };
  const refusal = refusalToAdminister(viewer);
  if (refusal) return { kind: "refused", refusal };
  const typed = phrase(words).replace(/\s+/g, "_");
  const known = Intl.supportedValuesOf("timeZone");
  const wanted = known.find((name) => name.toLowerCase() === typed.toLowerCase()) ?? typed;
  if (!isZone(wanted)) {
    const city = (name: string) => name.slice(name.lastIndexOf("/") + 1);
    const near = nearest(city(typed), known.map(city));
    const suggestions = known.filter((name) => near.includes(city(name))).slice(0, 3);
    return misunderstood(typed, "This is no time zone. Write one as Europe/Berlin or UTC.", suggestions);
  }
  if (await services.isRepeated()) return { kind: "repeated" };
  await services.setZone(wanted, identity);
  return { kind: "changed", change: { kind: "zone", before, zone: wanted } };
}
