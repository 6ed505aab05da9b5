import { errorFields, openWork } from "../../src/slack/work";

function logged() {
  const lines: object[] = [];
  const quiet = () => undefined;
  const error = (fields: object, message: string) => void lines.push({ ...fields, message });
  return { lines, log: { debug: quiet, info: quiet, warn: quiet, error } };
}

describe("work after the acknowledgement", () => {
  it("is waited for, also what is started meanwhile", async () => {
    const { log } = logged();
    const work = openWork(log);
    const done: string[] = [];
    const tell = async () => undefined;
    const later = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    const first = async () => {
      await later(10);
      done.push("first");
      const second = async () => {
        await later(10);
        done.push("second");
      };
      work.start("second", second, tell);
    };
    work.start("first", first, tell);
    await work.idle();
    expect(done).toEqual(["first", "second"]);
  });

  it("that fails is logged under the reference that the person is told", async () => {
    const { log, lines } = logged();
    const work = openWork(log);
    let told = "";
    const fail = async () => Promise.reject(new TypeError("boom"));
    work.start("perf", fail, async (reference) => {
      told = reference;
    });
    await work.idle();
    expect(told).toMatch(/^[0-9A-F]{10}$/);
    expect(lines).toMatchObject([{ reference: told, task: "perf", error: "TypeError", reason: "boom" }]);
  });

  it("whose failure cannot be told is logged twice, and breaks nothing", async () => {
    const { log, lines } = logged();
    const work = openWork(log);
    const fail = async () => Promise.reject(new Error("boom"));
    work.start("perf", fail, fail);
    await work.idle();
    expect(lines).toHaveLength(2);
  });
});

describe("what is logged of an error", () => {
  it("has its code, its cause, and no secrets", () => {
    const cause = new Error("at https://hooks.slack.com/commands/T1/2/secret");
    const error = Object.assign(new Error("bad xoxb-1-2-secret and xapp-1-secret", { cause }), {
      code: "E1",
    });
    const fields = errorFields(error);
    expect(fields).toMatchObject({
      code: "E1",
      reason: "bad [token] and [token]",
      cause: { reason: "at [address]" },
    });
    expect(JSON.stringify(fields)).not.toContain("secret");
  });

  it("has Slack's code where Slack refused", () => {
    const error = Object.assign(new Error("An API error occurred"), {
      data: { ok: false, error: "not_in_channel" },
    });
    expect(errorFields(error)).toMatchObject({ code: "not_in_channel" });
  });

  it("also of what is no error", () => {
    expect(errorFields("xoxb-secret")).toEqual({ error: "string" });
  });
});
