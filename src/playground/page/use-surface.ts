import { useRef, useState } from "react";
import type { Act } from "../bridge/perform";
import type { ElementValue, StateValues } from "../element-state";
import { usePlayground } from "./playground-context";
import type { Place, Surface } from "./surface-context";

/** Where presses go: the address of the message or view. */
export type SurfaceAddress =
  | { readonly kind: "press-in-message"; readonly channel: string; readonly ts: string }
  | { readonly kind: "press-in-view"; readonly viewId: string };

function withValue(values: StateValues, { blockId, actionId }: Place, value: ElementValue): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

/** Keeps what was entered in one message or view and sends presses to the app. */
export function useSurfaceState(address: SurfaceAddress, isDisabled: boolean): Surface {
  const { act, as } = usePlayground();
  const [entered, setEntered] = useState<StateValues>({});
  const [pending, setPending] = useState<Place | null>(null);
  // A press follows its change in the same event, before the new state is drawn.
  const latest = useRef<StateValues>(entered);

  const enter = (place: Place, value: ElementValue) => {
    latest.current = withValue(latest.current, place, value);
    setEntered(latest.current);
  };
  const press = async (place: Place, value: ElementValue | null) => {
    setPending(place);
    const pressed: Act = { ...address, as, ...place, value, entered: latest.current };
    await act(pressed);
    setPending(null);
  };
  return { entered, pending, isDisabled, enter, press: (place, value) => void press(place, value) };
}
