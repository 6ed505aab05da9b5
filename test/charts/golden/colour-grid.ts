import { type Pixels, pixelsOf } from "../../support/pixels";

const COLUMNS = 24;
const ROWS = 16;

type Colour = readonly [red: number, green: number, blue: number];

/** A picture as its size and the average colours of 16 rows of 24 fields: small enough to keep as text. */
export interface ColourGrid {
  readonly width: number;
  readonly height: number;
  readonly fields: readonly Colour[];
}

/** How far two pictures are apart, in steps of 0 to 255: the field that differs most, and the mean of all. */
export interface Distance {
  readonly largest: number;
  readonly mean: number;
}

export async function gridOf(png: Buffer): Promise<ColourGrid> {
  const pixels = await pixelsOf(png);
  const { width, height } = pixels;
  const fields = Array.from({ length: ROWS * COLUMNS }, (_, index) => {
    const row = Math.floor(index / COLUMNS);
    const column = index % COLUMNS;
    return averageOf(pixels, {
      left: Math.round((column * width) / COLUMNS),
      right: Math.round(((column + 1) * width) / COLUMNS),
      top: Math.round((row * height) / ROWS),
      bottom: Math.round(((row + 1) * height) / ROWS),
    });
  });
  return { width, height, fields };
}

function averageOf(
  { data, width }: Pixels,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): Colour {
  const sums: [number, number, number] = [0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const start = 4 * (y * width + x);
      sums[0] += data[start] ?? 0;
      sums[1] += data[start + 1] ?? 0;
      sums[2] += data[start + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  return [Math.round(sums[0] / count), Math.round(sums[1] / count), Math.round(sums[2] / count)];
}

/** The size on the first line, then a line of 24 colours for each of the 16 rows. */
export function writeGrid({ width, height, fields }: ColourGrid): string {
  const lines = Array.from({ length: ROWS }, (_, row) =>
    fields
      .slice(row * COLUMNS, (row + 1) * COLUMNS)
      .map((colour) => colour.map((part) => part.toString(16).padStart(2, "0")).join(""))
      .join(" "),
  );
  return [`${width} × ${height}`, ...lines, ""].join("\n");
}

export function readGrid(text: string): ColourGrid {
  const [size = "", ...lines] = text.trim().split("\n");
  const [width = 0, height = 0] = size.split(" × ").map(Number);
  const part = (colour: string, start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  const fields = lines
    .flatMap((line) => line.split(" "))
    .map((colour): Colour => [part(colour, 0), part(colour, 2), part(colour, 4)]);
  return { width, height, fields };
}

/** Pictures of different sizes are infinitely far apart. */
export function distance(one: ColourGrid, other: ColourGrid): Distance {
  if (one.width !== other.width || one.height !== other.height || one.fields.length !== other.fields.length) {
    return { largest: Number.POSITIVE_INFINITY, mean: Number.POSITIVE_INFINITY };
  }
  const differences = one.fields.map((colour, index) =>
    Math.max(...colour.map((value, at) => Math.abs(value - (other.fields[index]?.[at] ?? 0)))),
  );
  const sum = differences.reduce((total, difference) => total + difference, 0);
  return { largest: Math.max(...differences), mean: sum / differences.length };
}
