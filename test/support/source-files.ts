import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseSync } from "@swc/core";

const root = resolve(__dirname, "../..");

/** A source file and what it needs. */
export interface SourceFile {
  /** From the root of the checkout, such as `src/domain/events.ts`. */
  readonly path: string;
  /** Files of the project that it imports, types included. */
  readonly files: readonly string[];
  /** Of these, files whose code it needs while it is being loaded. */
  readonly filesWhileLoading: readonly string[];
  /** Packages and Node's own modules that it imports. */
  readonly packages: readonly string[];
  readonly text: string;
}

/** Every TypeScript file below these folders, parsed. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readSource(join(folder, name))),
  );
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const imports = importsIn(
    parseSync(text, { syntax: "typescript", tsx: path.endsWith(".tsx"), target: "es2022" }),
  );
  const local = (all: readonly Import[]) =>
    all.filter(({ name }) => name.startsWith(".")).map(({ name }) => fileOf(path, name));
  return {
    path,
    text,
    files: local(imports),
    filesWhileLoading: local(imports.filter(({ whileLoading }) => whileLoading)),
    packages: imports.map(({ name }) => name).filter((name) => !name.startsWith(".")),
  };
}

function fileOf(importer: string, name: string): string {
  const target = resolve(root, dirname(importer), name);
  const candidates = [target, `${target}.ts`, `${target}.tsx`, join(target, "index.ts")];
  const found = candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate));
  if (found === undefined) throw new Error(`${importer} imports ${name}, which is not there.`);
  return relative(root, found);
}

interface Import {
  readonly name: string;
  readonly whileLoading: boolean;
}

/** Looks through the whole tree, since a `require` may stand anywhere. */
function importsIn(node: unknown): Import[] {
  if (Array.isArray(node)) return node.flatMap(importsIn);
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.values(node).flatMap(importsIn);
  const own = importOf(node);
  return own === undefined ? inner : [own, ...inner];
}

function importOf(node: object): Import | undefined {
  if (!("type" in node)) return undefined;
  if ("source" in node && /^(?:Import|ExportNamed|ExportAll)Declaration$/.test(String(node.type))) {
    const isType = "typeOnly" in node && node.typeOnly === true;
    return named(literalOf(node.source), !isType);
  }
  if (node.type === "TsImportType" && "argument" in node) return named(literalOf(node.argument), false);
  if (node.type !== "CallExpression" || !("callee" in node) || !("arguments" in node)) return undefined;
  const isImport = fieldOf(node.callee, "type") === "Import" || fieldOf(node.callee, "value") === "require";
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  return isImport ? named(literalOf(fieldOf(first, "expression")), false) : undefined;
}

function named(name: unknown, whileLoading: boolean): Import | undefined {
  return typeof name === "string" ? { name, whileLoading } : undefined;
}

function literalOf(node: unknown): unknown {
  return fieldOf(node, "value");
}

function fieldOf(node: unknown, field: string): unknown {
  return typeof node === "object" && node !== null ? Reflect.get(node, field) : undefined;
}
