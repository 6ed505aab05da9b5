import type { z } from "zod";
import type { Identity } from "../../../commands/identity";
import type { Desk } from "../desk";
import type { Destination } from "../messenger";
import type { actionPayload } from "../payloads";

type Payload = z.output<typeof actionPayload>;

/** A button or select that somebody used; `identity` is who did, whatever the payload says otherwise. */
export interface UsedAction {
  readonly payload: Payload;
  readonly action: Payload["actions"][number];
  readonly identity: Identity;
  readonly destination: Destination;
}

export type ActionHandler = (used: UsedAction, desk: Desk) => Promise<void>;
