import type { Identity } from "../../../../commands/identity";
import type { Services } from "../../../../commands/services";
import type { Instant } from "../../../domain/instant";
import type { UsedAction } from "../../actions/action";
import type { Desk } from "../../desk";
import { destinationFrom } from "../../destination";
import type { Destination } from "../../messenger";
import { readFormMetadata } from "./metadata";

/** Who asks for something about digests, and where they are answered. */
export interface Asked {
  readonly identity: Identity;
  readonly destination: Destination;
  /** For opening a form; Slack takes it for three seconds. */
  readonly triggerId: string;
  readonly services: Services;
  readonly now: Instant;
}

/** The same from a button. In a form the answer goes to where the form was opened. */
export function askedBy({ payload, identity, destination }: UsedAction, desk: Desk): Asked {
  const { view, trigger_id: triggerId } = payload;
  const metadata = view === undefined ? null : readFormMetadata(view.private_metadata);
  return {
    identity,
    destination: metadata === null ? destination : destinationFrom(metadata, identity.slackUserId, desk),
    triggerId,
    services: desk.servicesFor(`digest/${triggerId}`),
    now: desk.clocks.reportTime(),
  };
}
