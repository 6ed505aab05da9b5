import type { Alert } from "../../../src/domain/alerts/alert";
import type { Delivery } from "../../../src/domain/digests/delivery";
import { planAlerts } from "../../../src/reports/alerts/plan-alerts";
import type { ReportSource } from "../../../src/reports/ports";
import { TEN, writesIn } from "../../support/alert-desk";
import { memoryAlerts } from "../../support/memory-alerts";
import { memoryDueList } from "../../support/memory-due-list";
import { memorySource } from "../../support/memory-source";
import { directoryEvents } from "../../support/team-events";

const HOUR = 3_600_000;
const AT_FIFTY = { reportTime: TEN + 50 * 60_000, realTime: 1 };

const alert: Alert = {
  id: "one",
  minutes: 15,
  tell: { kind: "owner", otherwise: null },
  teamId: null,
  officeHours: false,
  setUpBy: "U0MARCO",
  setUpAt: 0,
  state: { kind: "active" },
};

/** A source that notes which of its reads of conversations are used. */
function watched(events: readonly object[]): { source: ReportSource; reads: string[] } {
  const reads: string[] = [];
  const memory = memorySource([...directoryEvents(), ...events]);
  memory.setTargets({ everyone: { first: HOUR, every: null }, byTeam: new Map() });
  const noted =
    <Question extends unknown[], Answer>(name: string, read: (...question: Question) => Answer) =>
    (...question: Question) => {
      reads.push(name);
      return read(...question);
    };
  return {
    reads,
    source: {
      ...memory,
      openConversations: noted("open", memory.openConversations),
      activeConversations: noted("active", memory.activeConversations),
      closedConversations: noted("closed", memory.closedConversations),
      waitingConversations: noted("waiting", memory.waitingConversations),
    },
  };
}

const planned = (entries: readonly Delivery[]) =>
  entries.map(({ subject }) =>
    subject.kind === "alert" ? `${subject.alertId} ${subject.conversationId}` : "",
  );

test("planning reads who waits now, once for all alerts, and nothing while no alert is active", async () => {
  const { source, reads } = watched(writesIn("c1", 0));
  const dueList = memoryDueList();
  const dependencies = { source, workspace: "any", dueList };
  const paused: Alert = { ...alert, id: "two", state: { kind: "paused", because: "asked", at: 0 } };
  expect(await planAlerts({ ...dependencies, alerts: memoryAlerts([paused]) }, AT_FIFTY)).toEqual([]);
  expect(reads).toEqual([]);
  const alerts = memoryAlerts([alert, { ...alert, id: "three", minutes: 30 }, paused]);
  expect(planned(await planAlerts({ ...dependencies, alerts }, AT_FIFTY))).toEqual(["one c1", "three c1"]);
  expect(reads).toEqual(["waiting"]);
});

test("what was entered once is never entered again, and is due at once", async () => {
  const { source } = watched([...writesIn("c1", 0), ...writesIn("c2", 20)]);
  const dueList = memoryDueList();
  const dependencies = { source, workspace: "any", dueList, alerts: memoryAlerts([alert]) };
  const first = await planAlerts(dependencies, AT_FIFTY);
  expect(first).toEqual([
    {
      subject: { kind: "alert", alertId: "one", conversationId: "c1" },
      dueAt: AT_FIFTY.reportTime,
      outcome: { kind: "due" },
    },
  ]);
  expect(await planAlerts(dependencies, { ...AT_FIFTY, reportTime: TEN + 55 * 60_000 })).toEqual([]);
  const later = await planAlerts(dependencies, { ...AT_FIFTY, reportTime: TEN + 70 * 60_000 });
  expect(planned(later)).toEqual(["one c2"]);
});
