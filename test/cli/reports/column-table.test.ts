import { columnTable } from "../../../src/cli/reports/column-table";
import { columnsCsv } from "../../../src/cli/reports/columns-csv";
import type { ReportColumn } from "../../../src/reports/columns/column";

interface Row {
  readonly name: string;
  readonly seconds: number | null;
  readonly n: number;
}

const columns: ReportColumn<Row>[] = [
  { key: "name", title: "Member", kind: "text", cell: ({ name }) => name },
  {
    key: "time",
    title: "First response",
    kind: "seconds",
    cell: ({ seconds }) => seconds,
    sampleSize: ({ n }) => n,
  },
];

function rows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ name: `m${index}`, seconds: null, n: 0 }));
}

test("a mean has its sample size below it, and nothing measured is a dash without one", () => {
  const table = columnTable(
    {
      columns,
      rows: [
        { name: "Ana", seconds: 3_900, n: 2 },
        { name: "Ben", seconds: null, n: 0 },
      ],
      leading: 1,
    },
    80,
  );
  expect(table.split("\n").map((line) => line.replaceAll(/[│\s]+/g, " ").trim())).toEqual(
    expect.arrayContaining(["Ana 1 h 5 min", "n 2", "Ben –"]),
  );
});

test("a list longer than 10,000 rows is cut, and says so", () => {
  const table = columnTable({ columns: columns.slice(0, 1), rows: rows(10_001), leading: 1 }, 80);
  expect(table).toContain("m9999 ");
  expect(table).not.toContain("m10000 ");
  expect(table).toMatch(/Showing 10,000 of 10,001; --format json and csv have all\.$/);
  expect(columnTable({ columns: columns.slice(0, 1), rows: rows(3), leading: 1 }, 80)).not.toMatch(/Showing/);
}, 30_000);

test("no line is wider than the width where a column at a time fits", () => {
  const wide = Array.from({ length: 12 }, (_, index) => ({
    ...columns[1],
    key: `time${index}`,
    title: `Column ${index}`,
    kind: "seconds" as const,
    cell: ({ seconds }: Row) => seconds,
  }));
  const table = columnTable({ columns: [...columns.slice(0, 1), ...wide], rows: rows(2), leading: 1 }, 60);
  expect(Math.max(...table.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(table.match(/Member/g)?.length).toBeGreaterThan(1);
});

test("CSV has every row, sample sizes as columns, numbers as they are and no formula", () => {
  const csv = columnsCsv("any", columns, [{ name: '=HYPERLINK("x")', seconds: 1.5, n: 3 }, ...rows(10_001)]);
  const [header, first, ...others] = csv.trimEnd().split("\n");
  expect(header).toBe("name,time,nTime");
  expect(first).toBe(`"'=HYPERLINK(""x"")",1.5,3`);
  expect(others).toHaveLength(10_001);
});
