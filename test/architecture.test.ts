import { sourceFiles } from "./support/source-files";

const files = sourceFiles(["src", "commands", "jobs"]);

/** What each station may import of the others; a single file in src/ is a station of its own. */
const directions: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  errors: [],
  logging: ["errors"],
  "shared-reads": [],
  storage: ["domain", "errors", "shared-reads"],
  charts: ["domain"],
  reports: ["domain", "charts"],
  export: ["domain", "reports"],
  ingest: ["domain", "errors"],
  config: ["errors", "storage"],
  http: ["domain", "errors", "logging", "ingest", "reports"],
  commands: ["domain", "reports", "slack", "export"],
  slack: ["domain", "reports", "charts", "commands", "errors", "export", "ingest", "shared-reads"],
  jobs: ["domain", "errors", "logging", "storage", "reports"],
  cli: ["domain", "errors", "export", "ingest", "reports", "storage"],
  playground: ["domain", "reports", "slack"],
  // These wire; only main may call them.
  service: ["domain", "errors", "logging", "storage", "http", "ingest", "jobs"],
  "slack-part": [
    "domain",
    "errors",
    "logging",
    "config",
    "storage",
    "ingest",
    "charts",
    "slack",
    "commands",
    "service",
  ],
  "preview-digest": ["domain", "reports", "charts", "slack", "commands", "storage", "cli"],
  demo: [
    "domain",
    "errors",
    "logging",
    "storage",
    "ingest",
    "commands",
    "playground",
    "service",
    "slack-part",
  ],
  main: ["cli", "config", "logging", "storage", "service", "slack-part", "preview-digest", "demo", "errors"],
};

function stationOf(path: string): string {
  const [first = "", second = ""] = path.replace(/\.tsx?$/, "").split("/");
  return first === "src" ? second : first;
}

test.each(Object.keys(directions))("%s imports only what lies before it", (station) => {
  const allowed = [station, ...(directions[station] ?? [])];
  const breaches = files
    .filter(({ path }) => stationOf(path) === station)
    .flatMap(({ path, files: imported }) =>
      imported.filter((file) => !allowed.includes(stationOf(file))).map((file) => `${path} → ${file}`),
    );
  expect(breaches).toEqual([]);
});

test("every file belongs to a station, and nothing imports main", () => {
  expect(files.length).toBeGreaterThan(100);
  const strays = files.map(({ path }) => path).filter((path) => directions[stationOf(path)] === undefined);
  expect(strays).toEqual([]);
  const importers = files.filter(({ files: imported }) => imported.includes("src/main.ts"));
  expect(importers.map(({ path }) => path)).toEqual([]);
});

test("the domain needs nothing but luxon and zod", () => {
  const packages = files
    .filter(({ path }) => path.startsWith("src/domain/"))
    .flatMap(({ path, packages }) => packages.map((name) => `${path}: ${name}`))
    .filter((use) => !/: (?:luxon|zod)$/.test(use));
  expect(packages).toEqual([]);
});

test("no files need each other in a circle", () => {
  const needs = new Map(files.map(({ path, filesWhileLoading }) => [path, filesWhileLoading]));
  const finished = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" → "));
    if (finished.has(path) || way.includes(path)) return;
    for (const next of needs.get(path) ?? []) visit(next, [...way, path]);
    finished.add(path);
  };
  for (const { path } of files) visit(path, []);
  expect(circles).toEqual([]);
});

test("only main reads the process's environment", () => {
  const readers = files.filter(({ text }) => /(?<!["`])\bprocess\.env\b/.test(text)).map(({ path }) => path);
  expect(readers).toEqual(["src/main.ts"]);
});

test("the database's driver is used in storage only", () => {
  const users = files.filter(({ packages }) => packages.some((name) => /^(?:mongodb|mongoose)$/.test(name)));
  const outside = users.map(({ path }) => path).filter((path) => !path.startsWith("src/storage/"));
  expect(outside).toEqual([]);
});

test("commands hold no block and no query", () => {
  const blockTypes =
    "section|header|divider|context|actions|input|image|rich_text|data_table|data_visualization";
  const block = new RegExp(`\\btype: "(?:${blockTypes})"`);
  const query = /\$(?:match|group|in|gte|lt|set)\b|\.aggregate\(/;
  const breaches = files
    .filter(({ path }) => path.startsWith("commands/"))
    .filter(
      ({ text, packages }) =>
        block.test(text) || query.test(text) || packages.some((name) => /^@slack\//.test(name)),
    )
    .map(({ path }) => path);
  expect(breaches).toEqual([]);
});
