/** The app's own clock, which the page can set. */
export interface PlaygroundClock {
  now(): Date;
  /** Holds the clock at this instant, or lets it follow real time again. */
  set(instant: Date | null): void;
}
