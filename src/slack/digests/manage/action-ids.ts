/** The ids that Slack sends back for the buttons and forms of `/digest`. */

export const digestActions = {
  add: "digest.add",
  edit: "digest.edit",
  pause: "digest.pause",
  resume: "digest.resume",
  preview: "digest.preview",
  remove: "digest.remove",
  /** The answer to the question whether one is to be removed. */
  removeForGood: "digest.remove-for-good",
  keep: "digest.keep",
  list: "digest.list",
  previous: "digest.previous",
  next: "digest.next",
  ownOn: "digest.own-on",
  ownOff: "digest.own-off",
  ownPreview: "digest.own-preview",
} as const;

export const DIGEST_FORM = "modal.digest";

/** Where a button of the list stands: on which page, and at which digest; null below the list. */
export interface ListPlace {
  readonly page: number;
  readonly digestId: string | null;
}

/** A block's id carries the place, because Slack sends it back with every press. */
export function placeId({ page, digestId }: ListPlace): string {
  return `digests:${page}:${digestId ?? ""}`;
}

/** The place in a block's id; the first page, at no digest, for a block of another kind. */
export function placeIn(blockId: string): ListPlace {
  const match = /^(?:own-)?digests:(\d{1,4}):([\w-]{0,32})$/.exec(blockId);
  return { page: Number(match?.[1] ?? 0), digestId: match?.[2] || null };
}
