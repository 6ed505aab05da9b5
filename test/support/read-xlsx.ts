import { inflateRawSync } from "node:zlib";

/** A workbook as the file has it, read without the library that wrote it. */
export interface ReadSheet {
  readonly name: string;
  /** The sheet's own XML, for what is not a cell. */
  readonly xml: string;
  readonly rows: readonly (readonly ReadCell[])[];
}

export interface ReadCell {
  readonly value: string | number | null;
  readonly format: string;
  readonly isFormula: boolean;
}

const END_OF_DIRECTORY = 0x06054b50;
const EMPTY: ReadCell = { value: null, format: "General", isFormula: false };

/** Every file in a zip archive, by name, as text. */
export function unzip(archive: Buffer): ReadonlyMap<string, string> {
  let end = archive.length - 22;
  while (archive.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

export function readXlsx(archive: Buffer): readonly ReadSheet[] {
  const files = unzip(archive);
  const file = (name: string) => files.get(name) ?? "";
  const strings = [...file("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = ""]) =>
    [...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = ""]) => unescaped(text)).join(""),
  );
  const formats = formatsIn(file("xl/styles.xml"));
  return [...file("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name = ""], index) => {
    const xml = file(`xl/worksheets/sheet${index + 1}.xml`);
    const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells = ""]) =>
      cellsIn(cells, strings, formats),
    );
    return { name: unescaped(name), xml, rows };
  });
}

function cellsIn(row: string, strings: readonly string[], formats: readonly string[]): ReadCell[] {
  const cells: ReadCell[] = [];
  for (const [, attributes = "", body = ""] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const column = columnNumber(/r="([A-Z]+)/.exec(attributes)?.[1] ?? "");
    while (cells.length < column - 1) cells.push(EMPTY);
    const raw = /<v>(.*?)<\/v>/s.exec(body)?.[1];
    const isText = attributes.includes('t="s"');
    const number = raw === undefined ? null : Number(raw);
    cells.push({
      value: isText ? (strings[Number(raw)] ?? null) : number,
      format: formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? "General",
      isFormula: body.includes("<f") || attributes.includes('t="str"'),
    });
  }
  return cells;
}

function formatsIn(styles: string): string[] {
  const codes = new Map([["0", "General"]]);
  for (const [, id = "", code = ""] of styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)) {
    codes.set(id, unescaped(code));
  }
  const used = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "";
  return [...used.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id = ""]) => codes.get(id) ?? `builtin ${id}`);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** XML's entities, and the characters that a workbook writes by number as `_x000D_`. */
function unescaped(text: string): string {
  return text
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
