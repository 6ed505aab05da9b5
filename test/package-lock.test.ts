import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(__dirname, "../package-lock.json"), "utf8"),
);

/** Where a package that asks for `name` finds it in the lockfile; undefined when it is not there. */
function locate(asker: string, name: string): string | undefined {
  for (let folder = asker; ; folder = dirname(folder)) {
    const base = folder === "" || folder === "." ? "" : `${folder}/`;
    if (lock.packages[`${base}node_modules/${name}`]) return `${base}node_modules/${name}`;
    if (base === "") return undefined;
  }
}

describe("the lockfile", () => {
  it("has every platform's optional packages, so that npm ci works on each", () => {
    const missing = Object.entries(lock.packages).flatMap(([asker, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => locate(asker, name) === undefined),
    );
    expect(missing.filter((name) => !name.includes("wasm32"))).toEqual([]);
  });

  it("names no registry", () => {
    const resolved = Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith("http"));
    expect(resolved).toEqual([]);
  });
});
