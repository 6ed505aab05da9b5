import { createContext, useContext } from "react";
import type { Act, Outcome } from "../bridge/perform";

/** What a component needs to do something as the acting person. */
export interface PlaygroundActions {
  readonly as: string;
  act(act: Act): Promise<Outcome>;
  /** Asks before a dangerous press; true when the person confirms. */
  confirm(dialog: unknown): Promise<boolean>;
}

export const PlaygroundContext = createContext<PlaygroundActions | null>(null);

export function usePlayground(): PlaygroundActions {
  const actions = useContext(PlaygroundContext);
  if (!actions) throw new Error("usePlayground needs a PlaygroundContext above it");
  return actions;
}
