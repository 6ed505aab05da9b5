import { add } from "./add";
import { alerts } from "./alerts";
import { edit } from "./edit";
import { list } from "./list";
import { me } from "./me";
import { pause } from "./pause";
import { preview } from "./preview";
import { remove } from "./remove";
import { resume } from "./resume";
import type { DigestSubcommand } from "./subcommand";

/** Everything that `/digest` does, in the order in which its help lists it. */
export const digestSubcommands: readonly DigestSubcommand[] = [
  list,
  add,
  edit,
  preview,
  pause,
  resume,
  remove,
  me,
  alerts,
];
