import fc from "fast-check";
import { checkMessage } from "../../../src/slack/limits";
import { tableReport } from "../../../src/slack/replies/table";
import { statistics } from "../../../src/slack/report-state";
import { expectNoMarkup } from "../../support/markup";
import { readable } from "../../support/slack-team";
import { figures, heading, hostileNames, row, table } from "../../support/views";

const shown = { statistic: "avg", page: 0 } as const;

describe("the table of members", () => {
  it("without rows says so, without a table", () => {
    const { message, pages } = tableReport(table([]), shown);
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("Nobody closed a conversation in this range.");
    expect(JSON.stringify(message.blocks)).not.toContain("data_table");
    expect(pages).toBe(1);
  });

  it("with one row shows it, each time with its sample size", () => {
    const { message } = tableReport(table([row("Ann")]), shown);
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("12 min · n 3");
    expect(readable(message)).toContain("Showing 1–1 of 1.");
  });

  it("shows nothing measured as a dash, never as 0", () => {
    const nothing = figures(1, null);
    const { message } = tableReport(table([row("Ann", { figures: nothing })], { total: nothing }), shown);
    expect(checkMessage(message)).toEqual([]);
    const times = JSON.stringify(message.blocks).match(/"raw_text","text":"–"/g) ?? [];
    expect(times).toHaveLength(6);
  });

  it("keeps totals out of the table, where sorting would move them", () => {
    const { message } = tableReport(table([row("Ann")], { total: figures(1_234, 60) }), shown);
    const [tableBlock] = message.blocks.filter(({ type }) => type === "data_table");
    expect(JSON.stringify(tableBlock)).not.toContain("1,234");
    expect(readable(message)).toContain("*1,234*");
  });

  it("says how many conversations nobody is credited for, when there are any", () => {
    expect(readable(tableReport(table([row("Ann")], { withoutCloser: 2 }), shown).message)).toContain(
      "2 conversations were closed without anybody to credit",
    );
    expect(readable(tableReport(table([row("Ann")]), shown).message)).not.toContain("credit");
  });

  it("tells each change in the table and in the totals when it compares", () => {
    const before = figures(4, 1_440);
    const rows = [row("Ann", { previous: before })];
    const { message } = tableReport(table(rows, { previousTotal: before }), shown);
    // 3 after 4, and 720 s after 1,440 s; the total is 9 after 4.
    expect(readable(message)).toContain("3 · ▼ 25%");
    expect(readable(message)).toContain("12 min · n 3 · ▼ 50%");
    expect(readable(message)).toContain("9 · ▲ 125%");
  });

  it("cuts 10,001 rows into pages, lists 10,000 and says so", () => {
    const rows = Array.from({ length: 10_001 }, (_, index) =>
      row(`Member ${String(index).padStart(5, "0")}`),
    );
    const outcome = table(rows);
    const first = tableReport(outcome, shown);
    expect(readable(first.message)).toMatch(/Showing 1–\d+ of 10,001\. Reports list at most 10,000 rows\./);
    const last = tableReport(outcome, { ...shown, page: 1_000_000 });
    expect(last.page).toBe(first.pages - 1);
    expect(readable(last.message)).toMatch(/Showing [\d,]+–10,000 of 10,001/);
    for (const page of [0, 1, first.pages - 1]) {
      expect(checkMessage(tableReport(outcome, { ...shown, page }).message)).toEqual([]);
    }
  });

  it("every row is on exactly one page, whatever the names and the statistic", () => {
    const names = fc.array(fc.string({ unit: "grapheme", maxLength: 120 }), { minLength: 1, maxLength: 150 });
    const statistic = fc.constantFrom(...statistics);
    fc.assert(
      fc.property(names, statistic, (users, chosen) => {
        const rows = users.map((user, index) => row(user, { userId: `m${index}` }));
        const outcome = table(rows, { previousTotal: figures(4, 1_440) });
        const { pages } = tableReport(outcome, { statistic: chosen, page: 0 });
        let seen = 0;
        for (let page = 0; page < pages; page += 1) {
          const { message } = tableReport(outcome, { statistic: chosen, page });
          expect(checkMessage(message)).toEqual([]);
          const block = message.blocks.find(({ type }) => type === "data_table");
          seen += block?.type === "data_table" ? block.rows.length - 1 : 0;
        }
        expect(seen).toBe(users.length);
      }),
      { numRuns: 25 },
    );
  });

  it.each(Object.entries(hostileNames))("%s in a name stays text", (_, name) => {
    const filters = [{ name: "tag", values: [name] }] as const;
    const outcome = { ...table([row(name)]), heading: { ...heading, who: [name], filters } };
    const { message } = tableReport(outcome, shown);
    expect(checkMessage(message)).toEqual([]);
    expectNoMarkup(message);
  });
});
