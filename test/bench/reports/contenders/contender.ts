import type { TimeRange } from "../../../../src/domain/instant";
import type { UsersAnswer } from "../answer";

/** An answer, and the seconds that it took where it was made. */
export interface TimedAnswer {
  readonly seconds: number;
  readonly answer: UsersAnswer;
}

/** A way to the users report of a range, for all members, over the same events. */
export interface Contender {
  readonly name: string;
  readonly version: string;
  /** Whether its percentiles may be one per cent off. */
  readonly keepsSketches: boolean;
  /** Whether it is told, and not the end of all, that it cannot answer. */
  readonly mayFail: boolean;
  answer(range: TimeRange): Promise<TimedAnswer>;
  close(): Promise<void>;
}
