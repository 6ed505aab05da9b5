import type { PlainTextOption } from "@slack/types";
import { compareText } from "../../../domain/event-order";
import type { Instant } from "../../../domain/instant";
import { isZone } from "../../../domain/period";
import { option } from "../../blocks/elements";

const MOST_OPTIONS = 100;
const REGIONS = ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/**
 * The time zones whose name contains the text, free of case, with what they are ahead of UTC now. Without a
 * text the preferred ones come first. Newer names of cities, such as Kyiv, are found when written in full.
 */
export function zoneOptions(text: string, preferred: readonly string[], now: Instant): PlainTextOption[] {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, "_");
  const known = [...new Set([...preferred, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const found = known.filter((zone) => zone.toLowerCase().includes(wanted));
  const ranked = wanted === "" ? found : [...found].sort((left, right) => byCity(wanted, left, right));
  return [...new Set([...ranked, ...writtenInFull(wanted)])]
    .slice(0, MOST_OPTIONS)
    .map((zone) => zoneOption(zone, now));
}

export function zoneOption(zone: string, now: Instant): PlainTextOption {
  return option(`${zone.replaceAll("_", " ")} (${offsetWords(zone, now)})`, zone);
}

/** Zones whose city begins with the text come before those that only contain it. */
function byCity(wanted: string, left: string, right: string): number {
  const rank = (zone: string) => (cityOf(zone).toLowerCase().startsWith(wanted) ? 0 : 1);
  return rank(left) - rank(right) || compareText(left, right);
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1);
}

/** Names that are valid but not listed, because the list has an older name of the same zone. */
function writtenInFull(wanted: string): string[] {
  const named = wanted.replace(/(^|[/_-])\p{L}/gu, (start) => start.toUpperCase());
  if (named === "") return [];
  const candidates = named.includes("/") ? [named] : REGIONS.map((region) => `${region}/${named}`);
  return candidates.filter(isZone);
}

function offsetWords(zone: string, now: Instant): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const name = parts.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return name.replace("GMT", "UTC").replace("UTC+00:00", "UTC");
}
