import { GlobalFonts } from "@napi-rs/canvas";

/**
 * Fonts come with the package: on a machine without any, a canvas draws no text at all. Inter for what
 * Caseboard writes, DejaVu for Arabic, Hebrew and symbols, Noto Emoji for emoji; what none of them has
 * (Chinese, Japanese, Korean and others) is taken from the machine's fonts, if there are any.
 */
const INTER_SUBSETS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];
const INTER_WEIGHTS = [400, 600];

const interFamily = (subset: string) => `Caseboard Inter ${subset}`;
const EMOJI_FAMILY = "Caseboard Emoji";
const DEJAVU_FAMILY = "Caseboard DejaVu";

const FAMILIES = [...INTER_SUBSETS.map(interFamily), EMOJI_FAMILY, DEJAVU_FAMILY, "sans-serif"];

/** For a canvas's `font`: the families in the order in which a letter is looked for. */
export const FONT_FAMILY = FAMILIES.map((family) => `"${family}"`).join(", ");

let registered = false;

/** Makes the fonts known to the canvas, once in the life of the process. */
export function registerFonts(): void {
  if (registered) {
    return;
  }
  for (const subset of INTER_SUBSETS) {
    for (const weight of INTER_WEIGHTS) {
      register(
        require.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`),
        interFamily(subset),
      );
    }
  }
  register(require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), DEJAVU_FAMILY);
  register(require.resolve("@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2"), EMOJI_FAMILY);
  registered = true;
}

function register(path: string, family: string): void {
  if (GlobalFonts.registerFromPath(path, family) === null) {
    throw new FontError(`The font ${path} cannot be read. Install the packages again: npm ci.`);
  }
}

/** A font of the package cannot be used; `code` is `CHART_FONT_UNREADABLE`. */
export class FontError extends Error {
  readonly code = "CHART_FONT_UNREADABLE";
}
