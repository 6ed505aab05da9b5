/** How a rating is read: 4 and 5 are great, 3 is okay, 1 and 2 are not good. */
export type RatingClass = "great" | "okay" | "notGood";

export function ratingClassOf(score: number): RatingClass {
  if (score >= 4) return "great";
  return score <= 2 ? "notGood" : "okay";
}
