/** Runs one work after the other while whoever brings them prepares the next. */
export class OneBehind {
  private last: Promise<void> = Promise.resolve();

  /** Begins the work once the last one is done; throws what failed of that. */
  async begin(work: () => Promise<void>): Promise<void> {
    await this.last;
    this.last = work();
    // It is thrown to whoever comes next.
    this.last.catch(() => undefined);
  }

  /** Resolves once all is done. */
  end(): Promise<void> {
    return this.last;
  }
}
