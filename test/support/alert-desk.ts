import type { Alert } from "../../src/domain/alerts/alert";
import { ingest } from "../../src/ingest/ingest";
import type { Store } from "../../src/storage/store";
import { type SlackTeam, type SlackTeamOptions, startSlackTeam } from "./slack-team";
import { directoryEvents } from "./team-events";

const MINUTE = 60_000;

/** Monday 2 November 2026, ten o'clock UTC: when contacts write in here. */
export const TEN = Date.parse("2026-11-02T10:00:00Z");

/** So many minutes after ten, as events write it. */
export function afterTen(minutes: number): string {
  return new Date(TEN + minutes * MINUTE).toISOString();
}

/** A workspace of the real store whose clock stands at a minute after ten, with instances of the bot on it. */
export interface AlertDesk {
  readonly workspace: string;
  setMinute(minutes: number): void;
  now(): number;
  happens(...events: readonly object[]): Promise<void>;
  setTarget(minutes: number | null, teamId?: string | null): Promise<void>;
  setAlert(alert?: Partial<Alert>): Promise<Alert>;
  /** Another instance of the bot, with a Slack of its own unless one is given. */
  startInstance(standIn?: SlackTeamOptions["standIn"]): Promise<SlackTeam>;
  close(): Promise<void>;
}

let sequence = 0;

export async function openAlertDesk(store: Store): Promise<AlertDesk> {
  sequence += 1;
  const workspace = `alerts-${sequence}`;
  const instances: SlackTeam[] = [];
  let minute = 0;
  const now = () => TEN + minute * MINUTE;
  const happens = async (...events: readonly object[]) => {
    const candidates = events.map((value) => ({ kind: "value", value, text: null, origin: "test" }) as const);
    const { rejected } = await ingest(store.ingest, { workspace, candidates }, Date.now());
    expect(rejected).toEqual([]);
  };
  await happens(...directoryEvents());
  return {
    workspace,
    setMinute: (minutes) => {
      minute = minutes;
    },
    now,
    happens,
    setTarget: (minutes, teamId = null) => {
      const first = minutes === null ? null : minutes * MINUTE;
      return store.settings.set(workspace, "service-targets", { teamId, value: { first, every: null } });
    },
    setAlert: async (over = {}) => {
      sequence += 1;
      const alert: Alert = {
        id: `alert-${sequence}`,
        minutes: 15,
        tell: { kind: "channel", channelId: "C0SUPPORT" },
        teamId: null,
        officeHours: false,
        setUpBy: "U0MARCO",
        setUpAt: now(),
        state: { kind: "active" },
        ...over,
      };
      await store.alerts(workspace).save(alert, 0);
      return alert;
    },
    startInstance: async (standIn = {}) => {
      const instance = await startSlackTeam({
        standIn,
        slack: {
          workspace,
          source: store.reports,
          access: store.access(workspace),
          expiring: store.expiring(workspace),
          alerts: store.alerts(workspace),
          deliveries: {
            dueList: store.deliveries(workspace),
            paces: store.paces(workspace),
            catchUp: 6 * 60 * MINUTE,
            random: Math.random,
            count: () => undefined,
          },
          clocks: { reportTime: now, realTime: Date.now },
        },
      });
      instances.push(instance);
      return instance;
    },
    close: async () => {
      for (const instance of instances) await instance.close();
    },
  };
}

/** A contact opens a conversation and writes, so many minutes after ten. */
export function writesIn(
  id: string,
  minutes: number,
  { name = "Zoe", assigneeId = "m-aisha" as string | null } = {},
) {
  const common = { at: afterTen(minutes), conversationId: id };
  return [
    {
      ...common,
      id: `${id}-opened`,
      type: "conversation.opened",
      contact: { id: `c-${id}`, name },
      by: { kind: "contact", id: `c-${id}` },
      inboxId: "inbox-1",
      channel: "email",
      topic: "late delivery",
      ...(assigneeId === null ? {} : { assigneeId }),
    },
    { ...common, id: `${id}-inbound`, type: "message.received" },
  ];
}

export function answers(id: string, minutes: number, memberId = "m-aisha") {
  return {
    id: `${id}-answer-${minutes}`,
    at: afterTen(minutes),
    type: "message.sent",
    conversationId: id,
    by: { kind: "user", id: memberId },
  };
}
