import { identifyProcess, isRunning } from "../../../src/storage/embedded/process-identity";
import { startProcess } from "../../support/processes";

describe("the identity of a process", () => {
  it("is that of a running process until it ends", async () => {
    const { child, processId, ended } = startProcess("sleep", ["30"]);
    const identity = await identifyProcess(processId);
    expect(identity).not.toBeNull();
    if (identity === null) return;
    expect(await isRunning(identity)).toBe(true);
    child.kill("SIGKILL");
    await ended;
    expect(await isRunning(identity)).toBe(false);
  });

  it("is not that of a later process with the same number", async () => {
    const identity = await identifyProcess(process.pid);
    expect(await isRunning({ processId: process.pid, startMark: "an earlier boot/1" })).toBe(false);
    expect(identity).toEqual(await identifyProcess(process.pid));
  });

  it("is absent for a number that no process has", async () => {
    expect(await identifyProcess(2 ** 30)).toBeNull();
  });
});
