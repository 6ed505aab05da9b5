import { readFile } from "node:fs/promises";
import { hasCode } from "./errors";

/** A process that cannot be confused with a later one of the same number. */
export type ProcessIdentity = {
  processId: number;
  /** When it started, in the system's own terms; null where the system does not tell. */
  startMark: string | null;
};

/** The identity of a running process, or null when there is none of that number. */
export async function identifyProcess(processId: number): Promise<ProcessIdentity | null> {
  const start = await readLinuxStart(processId);
  if (start === "ended") return null;
  if (start !== "unknown") return { processId, startMark: start.mark };
  return answersSignals(processId) ? { processId, startMark: null } : null;
}

/** Whether this very process still runs. A later process that got its number does not count. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  const current = await identifyProcess(identity.processId);
  return current !== null && current.startMark === identity.startMark;
}

/**
 * Linux tells in /proc when a process started (in ticks since the boot) and whether it has ended and only
 * waits for its parent to notice.
 */
async function readLinuxStart(processId: number): Promise<{ mark: string } | "ended" | "unknown"> {
  const boot = await readOptional("/proc/sys/kernel/random/boot_id");
  if (boot === null) return "unknown";
  const status = await readOptional(`/proc/${processId}/stat`);
  if (status === null) return "ended";
  // The second field, the program's name in brackets, may hold spaces and brackets of its own.
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  const ticks = fields[19];
  return state === "Z" || state === "X" ? "ended" : { mark: `${boot.trim()}/${ticks}` };
}

async function readOptional(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // ESRCH: the process ended between opening its file and reading it.
    if (hasCode(error, "ENOENT") || hasCode(error, "ESRCH")) return null;
    throw error;
  }
}

function answersSignals(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}
