import type { Digest, TeamContent } from "../../src/domain/digests/digest";

/** A weekly digest of everyone in C0SUPPORT, set up by the manager; Mondays at 09:00 in Berlin. */
export function sampleDigest(over: Partial<Digest> = {}, content: Partial<TeamContent> = {}): Digest {
  return {
    id: "d1",
    name: "Weekly digest",
    setUpBy: "U0OLIVIA",
    schedule: { days: [1], time: "09:00", zone: "Europe/Berlin" },
    content: {
      kind: "team",
      channelId: "C0SUPPORT",
      sections: ["highlights", "performance", "feedback"],
      teamId: null,
      rankBy: "casesClosed",
      ...content,
    },
    state: { kind: "active" },
    plannedUpTo: Date.parse("2026-11-15T11:59:50Z"),
    ...over,
  };
}

/** A digest on every day, due at that whole minute by UTC and not planned since. */
export function dailyDigest(index: number, dueAt: number, content: Partial<TeamContent> = {}): Digest {
  return sampleDigest(
    {
      id: `d${index}`,
      name: `Digest ${index}`,
      setUpBy: "U0MARCO",
      schedule: {
        days: [1, 2, 3, 4, 5, 6, 7],
        time: new Date(dueAt).toISOString().slice(11, 16),
        zone: "UTC",
      },
      plannedUpTo: dueAt - 1,
    },
    content,
  );
}
