import { chatwoot } from "./chatwoot";
import type { Connector } from "./connector";
import { helpScout } from "./help-scout";
import { intercom } from "./intercom";
import { respondIo } from "./respond-io";
import { zendesk } from "./zendesk";

/** Every connector, in the order in which people see them. */
export const connectors: readonly Connector[] = [respondIo, helpScout, chatwoot, intercom, zendesk];
