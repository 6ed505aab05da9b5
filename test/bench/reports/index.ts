import { type LoadedStore, openLoadedStore } from "../database";
import type { Dataset } from "../dataset";
import type { Bench, Part } from "../part";
import { compareContenders, type Standing } from "./compare-contenders";
import { openContenders, prepareContenders, stopContenders } from "./contenders";
import { type Flatness, measureFlatness } from "./flatness";
import { thirtyDays } from "./questions";
import { reportsSection } from "./section";

/** What the reports' part found. */
export interface ReportsResult {
  /** The contenders side by side, for each amount of data. */
  readonly standings: readonly {
    readonly events: number;
    /** Null where the data was imported by an earlier run. */
    readonly importSeconds: number | null;
    readonly contenders: readonly Standing[];
  }[];
  readonly flatness: readonly Flatness[];
}

interface LoadedData {
  readonly dataset: Dataset;
  readonly loaded: LoadedStore;
}

/** Reports against contenders, and against themselves over less data. */
export const reportsPart: Part<ReportsResult> = {
  name: "reports",
  run: measureReports,
  section: reportsSection,
};

async function measureReports(bench: Bench): Promise<ReportsResult> {
  const data: LoadedData[] = [];
  try {
    for (const dataset of bench.datasets) {
      data.push({ dataset, loaded: await openLoadedStore(bench.server, dataset, bench.tell) });
    }
    return { standings: await standingsOf(bench, data), flatness: await measureFlatness(data, bench.tell) };
  } finally {
    for (const { loaded } of data) await loaded.store.close();
  }
}

async function standingsOf(bench: Bench, data: readonly LoadedData[]): Promise<ReportsResult["standings"]> {
  await prepareContenders(bench);
  try {
    const standings = [];
    for (const { dataset, loaded } of data) {
      const contenders = await openContenders(bench, dataset, loaded);
      try {
        standings.push({
          events: dataset.events,
          importSeconds: loaded.importSeconds,
          contenders: await compareContenders(contenders, thirtyDays, bench.tell),
        });
      } finally {
        for (const contender of contenders) await contender.close();
      }
    }
    return standings;
  } finally {
    await stopContenders(bench);
  }
}
