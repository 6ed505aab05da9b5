/** What is set for everyone of a workspace, and for the teams that have their own. */
export interface TeamSettings<T> {
  readonly everyone: T | null;
  readonly byTeam: ReadonlyMap<string, T>;
}
