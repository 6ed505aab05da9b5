import { createContext, useContext } from "react";
import type { ElementValue, StateValues } from "../element-state";

export interface Place {
  readonly blockId: string;
  readonly actionId: string;
}

/** The message, modal or Home tab that an element stands in. */
export interface Surface {
  readonly entered: StateValues;
  /** The element whose press the app has not acknowledged yet. */
  readonly pending: Place | null;
  readonly isDisabled: boolean;
  enter(place: Place, value: ElementValue): void;
  press(place: Place, value: ElementValue | null): void;
}

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error("useSurface needs a SurfaceContext above it");
  return surface;
}
