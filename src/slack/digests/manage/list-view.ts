import { findOwnSummary } from "../../../../commands/digest/own-summary";
import { refusalToManage } from "../../../../commands/digest/rights";
import type { Identity } from "../../../../commands/identity";
import type { Services } from "../../../../commands/services";
import type { Delivery } from "../../../domain/digests/delivery";
import type { Digest } from "../../../domain/digests/digest";
import { HISTORY_LENGTH, nextPost } from "../../../domain/digests/next-post";
import type { Slot } from "../../../domain/digests/schedule";
import type { Instant } from "../../../domain/instant";

/** So many fit into a message of 50 blocks and can still be taken in. */
export const DIGESTS_PER_PAGE = 10;

/** A digest, what came of its last posts, newest first, and when it comes next. */
export interface ListedDigest {
  readonly digest: Digest;
  /** Of the team that it is narrowed to; null for everyone. */
  readonly teamName: string | null;
  readonly history: readonly Delivery[];
  readonly next: Slot;
}

/** From what the list is read. */
export type ListServices = Pick<Services, "digests" | "reports">;

/** What `/digest list` shows to one person. */
export interface ListView {
  /** The team's digests of the page; null for somebody who only has their own summary. */
  readonly team: {
    readonly shown: readonly ListedDigest[];
    readonly first: number;
    readonly all: number;
    readonly page: number;
    readonly pages: number;
  } | null;
  /** Null while the person has none. */
  readonly own: ListedDigest | null;
  readonly now: Instant;
}

/** Reads the page of the list that this person may see; a page that is not there is the last one. */
export async function readList(
  services: ListServices,
  identity: Identity,
  { page, now }: { readonly page: number; readonly now: Instant },
): Promise<ListView> {
  const { digests } = services;
  const own = await findOwnSummary(identity, digests);
  const listed = (digest: Digest) => readListed(services, digest, now);
  const team = refusalToManage(identity.viewer) === null ? await readTeam(digests, page, listed) : null;
  return { team, own: own && (await listed(own)), now };
}

async function readTeam(
  digests: Services["digests"],
  wanted: number,
  listed: (digest: Digest) => Promise<ListedDigest>,
): Promise<ListView["team"]> {
  const all = (await digests.list())
    .map(({ value }) => value)
    .filter(({ content }) => content.kind === "team");
  const pages = Math.max(1, Math.ceil(all.length / DIGESTS_PER_PAGE));
  const page = Math.min(wanted, pages - 1);
  const first = page * DIGESTS_PER_PAGE;
  const shown = await Promise.all(all.slice(first, first + DIGESTS_PER_PAGE).map(listed));
  return { shown, first, all: all.length, page, pages };
}

/** One digest as the list tells of it. */
export async function readListed(
  { digests, reports }: ListServices,
  digest: Digest,
  now: Instant,
): Promise<ListedDigest> {
  const [history, directory] = await Promise.all([
    digests.ofDigest(digest.id, HISTORY_LENGTH),
    reports.source.directory(reports.workspace),
  ]);
  const teamId = digest.content.kind === "team" ? digest.content.teamId : null;
  const team = directory.teams.find(({ id }) => id === teamId);
  return { digest, teamName: team?.name ?? teamId, history, next: nextPost(digest, history, now) };
}
