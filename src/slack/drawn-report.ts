import { renderOutcomes } from "../charts/render";
import type { ChartRenderer, RendererName } from "../charts/renderer";
import { isFilterSet } from "../domain/conversation-filter";
import type { OpenReport } from "../reports/open-report";
import type { SharedReads } from "../shared-reads";
import type { Log } from "./ports";
import type { ReportPage } from "./replies/report-page";
import { slackReports } from "./reports";
import type { ReadReport, ShownState } from "./reports/report";
import type { TakeTurn } from "./turns";
import { errorFields } from "./work";

/** A page of a report with its charts. */
export interface DrawnPage {
  readonly shown: ReportPage;
  /** Which renderers drew its charts. */
  readonly used: ReadonlySet<RendererName>;
}

/** A report that was read for all who asked for the same at the same moment, and drawn once for each way of drawing. */
export interface SharedReport {
  readonly report: ReadReport;
  draw(renderers: readonly ChartRenderer[]): Promise<DrawnPage>;
}

/** What reading reports needs. */
export interface ReportReading {
  readonly log: Log;
  /** For reports that are read from what days amount to. */
  readonly takeTurn: TakeTurn;
  /** For those that read all that counts on every day, or conversations: some of it is in memory meanwhile. */
  readonly takeLongTurn: TakeTurn;
  /** Of people who may see the same. */
  readonly sharedReports: SharedReads<SharedReport>;
}

/** Reads the report, together with others who ask for the same just now. Rights were checked when it was opened. */
export function readShared(
  { log, takeTurn, takeLongTurn, sharedReports }: ReportReading,
  opened: OpenReport,
  state: ShownState,
): Promise<SharedReport> {
  const { request, viewer, seesEveryone } = opened;
  const seen = seesEveryone ? "everyone" : viewer;
  const turn = readsEverything(opened) ? takeLongTurn : takeTurn;
  return sharedReports.read(JSON.stringify([seen, state]), async () =>
    shared(await turn(() => slackReports[request.report](opened, state)), log),
  );
}

function shared(report: ReadReport, log: Log): SharedReport {
  const drawings = new Map<string, Promise<DrawnPage>>();
  return {
    report,
    draw: (renderers) => {
      const way = renderers.map(({ name }) => name).join();
      const drawing = drawings.get(way) ?? draw(report, renderers, log);
      drawings.set(way, drawing);
      return drawing;
    },
  };
}

async function draw(report: ReadReport, renderers: readonly ChartRenderer[], log: Log): Promise<DrawnPage> {
  const { blocks, used } = await renderOutcomes(report.charts, renderers, ({ renderer, error }) =>
    log.warn({ renderer, ...errorFields(error) }, "A chart renderer failed"),
  );
  return { shown: report.page(blocks), used };
}

/** What days amount to is by all hours and of all conversations. */
function readsEverything({ request }: OpenReport): boolean {
  return request.officeHours === true || request.isNow === true || isFilterSet(request.filter);
}
