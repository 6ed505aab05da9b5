import { valuesOf } from "../figure";
import type { UsageView } from "../usage-report";

/** The usage report in the contract's shape. */
export function usageJson({ figures }: Pick<UsageView, "figures">) {
  return valuesOf(figures);
}
