import { chatwoot } from "./chatwoot";
import type { Connector } from "./connector";
import { zendesk } from "./zendesk";

/** Every connector, in the order in which people see them. */
export const connectors: readonly Connector[] = [chatwoot, zendesk];
