import { commands } from "../../commands";
import type { Health, TokenService } from "../../commands/services";
import type { SlackOptions } from "../../src/slack/app";
import { memoryAlerts } from "./memory-alerts";
import { memoryDigests } from "./memory-digests";
import { memoryDueList, memoryPaces } from "./memory-due-list";
import type { MemorySource } from "./memory-source";
import { memoryAccess, memoryExpiring, noConnections } from "./memory-stores";
import { memoryThreads } from "./memory-threads";

/** 15 November 2026, noon UTC: the last 30 days are 17 October to 15 November. */
export const NOON = Date.parse("2026-11-15T12:00:00Z");

/** All that the Slack app needs besides Slack itself, in memory; it logs nothing. */
export function quietSlackOptions(source: MemorySource): Omit<SlackOptions, "connection" | "botToken"> {
  return {
    workspace: "default",
    commands,
    source,
    setZone: async (zone) => source.setZone(zone),
    setTargets: async (teamId, targets) => {
      const { everyone, byTeam } = await source.serviceTargets("default");
      source.setTargets(
        teamId === null
          ? { everyone: targets, byTeam }
          : { everyone, byTeam: new Map([...byTeam, [teamId, targets]]) },
      );
    },
    tokens: noTokens,
    connections: noConnections,
    digests: memoryDigests(),
    alerts: memoryAlerts(),
    threads: memoryThreads(),
    deliveries: {
      dueList: memoryDueList(),
      paces: memoryPaces(),
      catchUp: 6 * 3_600_000,
      random: Math.random,
      count: () => undefined,
    },
    health: async () => someHealth,
    access: memoryAccess(),
    expiring: memoryExpiring(),
    charts: {},
    clocks: { reportTime: () => NOON, realTime: Date.now },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  };
}

const quiet = () => undefined;

const noTokens: TokenService = {
  create: async () => ({ id: "tok1", token: "cb_secret" }),
  list: async () => [],
  revoke: async (id) => id === "tok1",
};

const someHealth: Health = {
  database: "answers",
  version: "0.1.0",
  events: 12_345,
  conversations: 678,
  waitingForOpening: 1,
  refused: 2,
};
