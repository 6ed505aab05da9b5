/** Told apart by colour-blind people too, and each with its own dashes and marker. */
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];
const DASHES = ["", "7 4", "2 3", "10 3 2 3", "5 2", "1 4"];

export const colourOf = (index: number): string => COLOURS[index % COLOURS.length] ?? "#0072b2";
export const dashesOf = (index: number): string => DASHES[index % DASHES.length] ?? "";
