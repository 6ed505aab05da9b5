import type { Connector } from "./connector";

/** Every connector, in the order in which people see them. */
export const connectors: readonly Connector[] = [];
