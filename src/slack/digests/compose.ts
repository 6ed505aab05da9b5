import type { Identity } from "../../../commands/identity";
import { renderOutcomes } from "../../charts/render";
import { coveredPeriod } from "../../domain/digests/covered-period";
import type { Digest, PauseReason, TeamContent } from "../../domain/digests/digest";
import type { Slot } from "../../domain/digests/schedule";
import { snapshotOf } from "../../export/snapshot";
import { readOwnDigest } from "../../reports/digests/own-digest";
import { type DigestQuestion, readTeamDigest } from "../../reports/digests/team-digest";
import { reportKinds } from "../../reports/report-kinds";
import { type ReportName, type ReportRequest, reportNames } from "../../reports/request";
import type { Desk } from "../desk";
import type { Draft } from "../messenger";
import { errorFields, newReference } from "../work";
import type { Composed } from "./composed";
import type { OpenButton } from "./draw/frame";
import { ownDigestMessage } from "./draw/own-digest";
import { teamDigestCharts, teamDigestMessage } from "./draw/team-digest";

export type { Compose, Composed, Target } from "./composed";

/** What composing a digest needs. */
export type DigestDesk = Pick<Desk, "reports" | "states" | "clocks" | "log">;

/** A digest and the local date that it is composed for. */
export interface DueDigest {
  readonly digest: Digest;
  readonly slot: Slot;
  readonly isLate: boolean;
  /** Who set it up, as they are now: the digest has their rights. */
  readonly identity: Identity;
}

/**
 * Reads the digest's figures by the rights of who set it up, and draws them. Whether the channel may be posted to
 * is the caller's to check.
 * @throws when nothing could be read: that is worth another attempt.
 */
export async function composeDigest(desk: DigestDesk, due: DueDigest): Promise<Composed> {
  const { digest, identity } = due;
  if (identity.kind === "outsider" && identity.because === "unknown") return paused("person-gone");
  const { content } = digest;
  return content.kind === "team" ? composeTeam(desk, due, content) : composeOwn(desk, due);
}

async function composeTeam(desk: DigestDesk, due: DueDigest, content: TeamContent): Promise<Composed> {
  const { digest, identity } = due;
  const reading = await readTeamDigest(questionOf(desk, due), content);
  if (reading.kind === "refused") return paused("rights-gone");
  const view = reading.digest;
  const requests = view.sections.flatMap((section) => (section.kind === "read" ? section.requests : []));
  const shown = {
    name: digest.name,
    setUpBy: identity.kind === "member" ? identity.name : null,
    late: lateOf(due),
    view,
    buttons: await openButtonsOf(desk, requests),
  };
  const draft: Draft = async (renderers) => {
    const charts = await renderOutcomes(teamDigestCharts(shown), renderers, ({ renderer, error }) =>
      desk.log.warn({ renderer, ...errorFields(error) }, "A chart renderer failed"),
    );
    return { message: teamDigestMessage(shown, charts.blocks), used: charts.used };
  };
  return { kind: "post", target: { kind: "channel", channelId: content.channelId }, draft };
}

async function composeOwn(desk: DigestDesk, due: DueDigest): Promise<Composed> {
  const reading = await readOwnDigest(questionOf(desk, due));
  if (reading.kind === "refused") return paused("rights-gone");
  const view = reading.digest;
  const requests = [view.card, view.feedback, view.open].flatMap((part) =>
    part.kind === "read" ? part.requests : [],
  );
  const buttons = await openButtonsOf(desk, requests);
  const message = ownDigestMessage({ late: lateOf(due), view, buttons });
  const target = { kind: "person", slackUserId: due.identity.slackUserId } as const;
  return { kind: "post", target, draft: async () => ({ message, used: new Set() }) };
}

function paused(because: PauseReason): Composed {
  return { kind: "pause", because };
}

function lateOf({ isLate, slot }: DueDigest) {
  return isLate ? { dueAt: slot.dueAt } : null;
}

/** All is read from one snapshot, so that the sections agree while events arrive. */
function questionOf(
  { reports, clocks, log }: DigestDesk,
  { digest, slot, identity }: DueDigest,
): DigestQuestion {
  const { days, zone } = digest.schedule;
  return {
    source: snapshotOf(reports.source).source,
    workspace: reports.workspace,
    viewer: identity.viewer,
    days: { ...coveredPeriod(days, slot.localDate), zone },
    now: clocks.reportTime(),
    noteFailure(part, error) {
      const reference = newReference();
      log.error({ reference, digest: digest.id, part, ...errorFields(error) }, "A part of a digest failed");
      return reference;
    },
  };
}

/** One button a report. */
async function openButtonsOf(
  { states }: DigestDesk,
  requests: readonly ReportRequest[],
): Promise<readonly OpenButton[]> {
  const byReport = new Map<ReportName, ReportRequest>();
  for (const request of requests) if (!byReport.has(request.report)) byReport.set(request.report, request);
  const inOrder = reportNames.flatMap((name) => byReport.get(name) ?? []);
  return Promise.all(
    inOrder.map(async (request) => ({
      report: request.report,
      label: request.isNow === true ? "Open now" : reportKinds[request.report].title,
      token: await states.save({
        kind: "report",
        request,
        statistic: request.report === "users" ? "p50" : "avg",
        page: 0,
      }),
    })),
  );
}
