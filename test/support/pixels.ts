import { createCanvas, loadImage } from "@napi-rs/canvas";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly data: Uint8ClampedArray;
}

/** The pixels of a PNG. */
export async function pixelsOf(png: Buffer): Promise<Pixels> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
  return { width, height, data: new Uint8ClampedArray(data) };
}

/** How many pixels have exactly this colour (`#RRGGBB`), in the rows from `top` to before `bottom`. */
export function countColour(pixels: Pixels, colour: string, rows?: { top: number; bottom: number }): number {
  const { top, bottom } = rows ?? { top: 0, bottom: pixels.height };
  const wanted = Number.parseInt(colour.slice(1), 16);
  let count = 0;
  for (let pixel = top * pixels.width; pixel < bottom * pixels.width; pixel += 1) {
    count += colourAt(pixels, pixel) === wanted ? 1 : 0;
  }
  return count;
}

/** The smallest box around all pixels of this colour, in the rows from `top` to before `bottom`. */
export function boxOf(pixels: Pixels, colour: string, { top, bottom }: { top: number; bottom: number }) {
  const wanted = Number.parseInt(colour.slice(1), 16);
  const box = { left: pixels.width, right: 0, top: bottom, bottom: top };
  for (let pixel = top * pixels.width; pixel < bottom * pixels.width; pixel += 1) {
    if (colourAt(pixels, pixel) === wanted) {
      const x = pixel % pixels.width;
      const y = Math.floor(pixel / pixels.width);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return box;
}

/** The colours of the outermost rows and columns, each once, as `#RRGGBB`. */
export function edgeColours(pixels: Pixels): string[] {
  const { width, height } = pixels;
  const colours = new Set<number>();
  for (let x = 0; x < width; x += 1) {
    colours.add(colourAt(pixels, x)).add(colourAt(pixels, (height - 1) * width + x));
  }
  for (let y = 0; y < height; y += 1) {
    colours.add(colourAt(pixels, y * width)).add(colourAt(pixels, (y + 1) * width - 1));
  }
  return [...colours].map((colour) => `#${colour.toString(16).padStart(6, "0").toUpperCase()}`);
}

function colourAt({ data }: Pixels, pixel: number): number {
  const start = 4 * pixel;
  return ((data[start] ?? 0) << 16) | ((data[start + 1] ?? 0) << 8) | (data[start + 2] ?? 0);
}
