import { type Refusal, refusalToSee, type Viewer } from "../../src/reports/rights";

/** Why the viewer may not manage the team's digests; null when they may. */
export function refusalToManage(viewer: Viewer): Refusal | null {
  const refusal = refusalToSee(viewer, {});
  return refusal?.kind === "own-figures-only" ? { kind: "managers-only" } : refusal;
}

/** Why the viewer may not have a weekly summary of their own; null when they may. */
export function refusalToSubscribe(viewer: Viewer): Refusal | null {
  return viewer.kind === "outsider" ? { kind: "outsider", reason: viewer.reason } : null;
}
