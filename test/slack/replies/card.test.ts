import { checkMessage } from "../../../src/slack/limits";
import { cardCharts, cardReport } from "../../../src/slack/replies/card";
import { expectNoMarkup } from "../../support/markup";
import { readable } from "../../support/slack-team";
import { card, figures, hostileNames, row } from "../../support/views";

describe("a member's card", () => {
  it("has every metric with mean, median, p90, maximum, sample size and change", () => {
    const message = cardReport(card("Ann", row("Ann", { previous: figures(4, 1_440) })), []);
    const text = readable(message);
    expect(checkMessage(message)).toEqual([]);
    // 3 after 4, and 720 s after 1,440 s.
    expect(text).toContain("▼ 25%, fewer (4 before)");
    expect(text).toContain("▼ 50%, better");
    expect(text).toContain("Resolution mean 12 min, median 12 min, p90 12 min, maximum 12 min (n 3)");
  });

  it("says worse where more time was needed, and unchanged where nothing changed", () => {
    const worse = readable(cardReport(card("Ann", row("Ann", { previous: figures(3, 360) })), []));
    expect(worse).toContain("▲ 100%, worse");
    expect(worse).toContain("unchanged");
  });

  it("says so where there is nothing before to compare with, and where it was 0", () => {
    expect(readable(cardReport(card("Ann"), []))).toContain("nothing before to compare with");
    const zero = readable(cardReport(card("Ann", row("Ann", { previous: figures(0, null) })), []));
    expect(zero).toContain("0 before");
  });

  it("without a closed conversation says so, without figures", () => {
    const message = cardReport(card("Ann", null), []);
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("nothing to count");
  });

  it("shows nothing measured as a dash", () => {
    const message = cardReport(card("Ann", row("Ann", { figures: figures(1, null) })), []);
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("First response mean –, median –, p90 – (n 0)");
  });

  it.each(Object.entries(hostileNames))("%s in the name and the team stays text", (_, name) => {
    const message = cardReport(card(name), []);
    expect(checkMessage(message)).toEqual([]);
    expectNoMarkup(message);
  });

  it("draws its charts up to today, not into days that lie ahead", () => {
    const days = [{ date: "2026-10-20", closed: 2, responseTime: { mean: 60, median: 60, sampleSize: 2 } }];
    const outcome = card("Ann");
    const [trend, closed] = cardCharts({ ...outcome, card: { ...outcome.card, days } }, "2026-10-31");
    for (const one of [trend, closed]) {
      expect(one?.kind === "chart" && one.chart.categories.at(0)).toBe("2026-10-17");
      expect(one?.kind === "chart" && one.chart.categories.at(-1)).toBe("2026-10-31");
    }
  });
});
