import { openClaimExport } from "../../../src/slack/export/claim-export";
import { memoryExpiring } from "../../support/memory-stores";

describe("presses of the same Export button", () => {
  it.each([0, 1_000, 29_999])(
    "within half a minute count once, whenever it begins (+%i ms)",
    async (start) => {
      let now = 1_800_000_000_000 + start;
      const claim = openClaimExport(memoryExpiring(), "default", { realTime: () => now });
      expect(await claim("U1/a")).toBe(true);
      now += 29_999;
      expect(await claim("U1/a")).toBe(false);
      now += 60_001;
      expect(await claim("U1/a")).toBe(true);
    },
  );

  it("at the same moment count once; those of others count for themselves", async () => {
    const claim = openClaimExport(memoryExpiring(), "default", { realTime: () => 1_800_000_000_000 });
    const claims = await Promise.all([claim("U1/a"), claim("U1/a"), claim("U2/a"), claim("U1/b")]);
    expect(claims).toEqual([true, false, true, true]);
  });
});
