import { createCanvas } from "@napi-rs/canvas";
import { BACKGROUND_COLOUR, pick, SERIES_COLOURS } from "../palette";

const TILE = 8;

type Stroke = readonly [fromX: number, fromY: number, toX: number, toY: number];

const RISING: readonly Stroke[] = [
  [-2, 2, 2, -2],
  [0, TILE, TILE, 0],
  [TILE - 2, TILE + 2, TILE + 2, TILE - 2],
];
const FALLING: readonly Stroke[] = RISING.map(([fromX, fromY, toX, toY]) => [
  TILE - fromX,
  fromY,
  TILE - toX,
  toY,
]);
const UPRIGHT: readonly Stroke[] = [[TILE / 2, 0, TILE / 2, TILE]];
const LEVEL: readonly Stroke[] = [[0, TILE / 2, TILE, TILE / 2]];

/** The strokes over the plain colour; the first has none. */
const HATCHINGS: readonly (readonly Stroke[])[] = [
  [],
  RISING,
  LEVEL,
  FALLING,
  UPRIGHT,
  [...RISING, ...FALLING],
  [...LEVEL, ...UPRIGHT],
];

/** How the series (or the part of a pie) at `index` is filled: its colour, and a hatching of its own in white. */
export function fillOf(index: number): CanvasPattern | string {
  const colour = pick(SERIES_COLOURS, index);
  const strokes = pick(HATCHINGS, index);
  if (strokes.length === 0) {
    return colour;
  }
  const tile = createCanvas(TILE, TILE);
  const context = tile.getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, TILE, TILE);
  context.strokeStyle = BACKGROUND_COLOUR;
  context.lineWidth = 1.5;
  for (const [fromX, fromY, toX, toY] of strokes) {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }
  return context.createPattern(tile, "repeat") ?? colour;
}
