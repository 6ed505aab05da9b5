import { type Conversation, ownerAt } from "../../conversation";
import { isWithin, type TimeRange } from "../../instant";
import type { Credit } from "./metric";

/** The scores of the ratings in the range, for the owner at each rating. */
export function ratingsWithin(conversation: Conversation, range: TimeRange): Credit[] {
  return conversation.ratings
    .filter(({ at }) => isWithin(range, at))
    .map(({ position, score, at }) => ({ memberId: ownerAt(conversation, position), at, value: score }));
}
