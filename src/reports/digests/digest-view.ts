import type { Dates } from "../../domain/digests/covered-period";
import type { DigestSection } from "../../domain/digests/digest";
import type { AssignmentsView } from "../assignments-report";
import type { FeedbackView } from "../feedback-report";
import type { Heading } from "../heading";
import type { MemberCard } from "../perf";
import type { PerformanceView } from "../performance-report";
import type { ReportRequest } from "../request";
import type { Refusal } from "../rights";
import type { ServiceLevelView } from "../sla-report";
import type { UsageView } from "../usage-report";
import type { WorkloadNowView } from "../workload-now";
import type { Highlights } from "./highlights";

/** The whole days that a digest tells of, in its own zone, and those that they are set against. */
export interface DigestDays {
  readonly dates: Dates;
  readonly previous: Dates;
  readonly zone: string;
}

/** Stands in place of figures that could not be read; the reference finds the reason in the log. */
export interface NotRead {
  readonly kind: "not-read";
  readonly reference: string;
}

/** A report as a digest tells it. */
export interface ReadView<View> {
  readonly kind: "read";
  /** What opens just the same figures; highlights are of several reports. */
  readonly requests: readonly ReportRequest[];
  readonly heading: Heading;
  readonly view: View;
}

interface SectionViews {
  readonly highlights: Highlights;
  readonly performance: PerformanceView;
  readonly feedback: FeedbackView;
  readonly assignments: AssignmentsView;
  readonly sla: ServiceLevelView;
  readonly usage: UsageView;
}

/** One section that was read. */
export type ReadSection = {
  readonly [Section in DigestSection]: { readonly section: Section } & ReadView<SectionViews[Section]>;
}[DigestSection];

export type SectionView = ReadSection | ({ readonly section: DigestSection } & NotRead);

/** The team's figures, for all in a channel. */
export interface TeamDigestView {
  readonly days: DigestDays;
  /** The name of the only team; null for everyone. */
  readonly team: string | null;
  /** In the order in which they are shown. */
  readonly sections: readonly SectionView[];
}

/** One member's own figures, for nobody else. */
export interface OwnDigestView {
  readonly days: DigestDays;
  /** The member's name; null for who is not in the directory. */
  readonly name: string | null;
  readonly card: ReadView<MemberCard> | NotRead;
  readonly feedback: ReadView<FeedbackView> | NotRead;
  /** What is open at this moment. */
  readonly open: ReadView<WorkloadNowView> | NotRead;
}

export type DigestReading<View> =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "digest"; readonly digest: View };
