import { readFeedbackView } from "../feedback-report";
import { type OpenReport, openReport } from "../open-report";
import { openPerf } from "../perf";
import { usersRequestOf } from "../report-kinds";
import type { ReportRequest } from "../request";
import type { Viewer } from "../rights";
import { readWorkloadNow } from "../workload-now";
import type { DigestReading, NotRead, OwnDigestView, ReadView } from "./digest-view";
import { requestOfDays } from "./requests";
import { type DigestQuestion, read } from "./team-digest";

/**
 * Reads a member's own summary: their card, their ratings and what they have open. It is refused to who is no
 * member.
 * @throws the last failure when nothing could be read at all.
 */
export async function readOwnDigest(question: DigestQuestion): Promise<DigestReading<OwnDigestView>> {
  const { source, workspace, viewer, days, now } = question;
  if (viewer.kind !== "member") return { kind: "refused", refusal: refusalOf(viewer) };
  const own = (report: "users" | "feedback" | "workload"): ReportRequest => ({
    ...requestOfDays(report, days),
    members: { user: [viewer.memberId] },
  });
  const failures: unknown[] = [];
  async function part<View>(
    name: string,
    request: ReportRequest,
    readView: (report: OpenReport) => Promise<View>,
  ): Promise<ReadView<View> | NotRead> {
    try {
      const opened = await openReport(question, viewer, request, now);
      if (opened.kind === "refused") throw new Error("A member is refused their own figures");
      return read(opened.report, await readView(opened.report));
    } catch (error) {
      failures.push(error);
      return { kind: "not-read", reference: question.noteFailure(name, error) };
    }
  }
  const card = await part("own card", own("users"), async ({ request }) => {
    const outcome = await openPerf(question, viewer, usersRequestOf(request), now);
    if (outcome.kind !== "card") throw new Error("A member's own report is no card");
    return outcome.card;
  });
  const feedback = await part("own feedback", own("feedback"), ({ selection }) =>
    readFeedbackView(source, workspace, selection),
  );
  const open = await part("own open cases", { ...own("workload"), isNow: true }, ({ selection }) =>
    readWorkloadNow(source, workspace, selection),
  );
  if (failures.length === 3) throw failures.at(-1);
  const name = (await source.directory(workspace)).member(viewer.memberId)?.name ?? null;
  return { kind: "digest", digest: { days, name, card, feedback, open } };
}

function refusalOf(viewer: Exclude<Viewer, { kind: "member" }>) {
  const reason = viewer.kind === "outsider" ? viewer.reason : "unlinked";
  return { kind: "outsider", reason } as const;
}
