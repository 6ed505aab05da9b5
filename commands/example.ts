/** One way to use a command, for its help. */
export interface Example {
  readonly text: string;
  readonly does: string;
}
