import { nearest } from "../language/nearest";
import { type DigestSubcommand, misunderstood } from "./subcommand";

const words = ["add"];

export const alerts: DigestSubcommand = {
  name: "alerts",
  for: "managers",
  examples: [
    { text: "/digest alerts", does: "who is told before a first response is late" },
    { text: "/digest alerts add", does: "a new one: how long before, and to whom" },
  ],
  run: async ([first, second]) => {
    if (first === undefined) return { kind: "alert-list" };
    const extra = first.text.toLowerCase() === "add" ? second : first;
    if (extra === undefined) return { kind: "alert-form" };
    const near = nearest(extra.text, words).map((word) => `alerts ${word}`);
    return misunderstood(extra.typed, "After alerts comes nothing, or add.", near);
  },
};
