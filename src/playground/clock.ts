/** An instant worth going to, such as the next post of a digest. */
export interface Moment {
  readonly title: string;
  /** RFC 3339. */
  readonly at: string;
}

/** The app's own clock, which the page can set. */
export interface PlaygroundClock {
  now(): Date;
  /** Holds the clock at this instant, or lets it follow real time again. */
  set(instant: Date | null): void;
  /** What lies ahead, soonest first. */
  moments(): Promise<readonly Moment[]>;
}
