import { createContext, useContext } from "react";
import type { Snapshot } from "../snapshot";

/** What the acting person sees, for every component below the page. */
export const SnapshotContext = createContext<Snapshot | null>(null);

export function useSnapshot(): Snapshot {
  const snapshot = useContext(SnapshotContext);
  if (!snapshot) throw new Error("useSnapshot needs a SnapshotContext above it");
  return snapshot;
}
