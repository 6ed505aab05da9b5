import type { ChannelProblem } from "../../../../src/domain/digests/channel-problem";
import { rememberFineChannels } from "../../../../src/slack/digests/deliver/channel-checks";

/** Slack, of which is asked about channels that tests change. */
function opened() {
  const problems = new Map<string, ChannelProblem>();
  const asked: string[] = [];
  let now = 0;
  const check = rememberFineChannels(
    async (channelId) => {
      asked.push(channelId);
      return problems.get(channelId) ?? null;
    },
    () => now,
  );
  const wait = (time: number) => {
    now += time;
  };
  return { problems, asked, check, wait };
}

it("a channel that is fine is asked about once for many posts at the same time", async () => {
  const { check, asked } = opened();
  for (let post = 0; post < 100; post += 1) expect(await check("C1")).toBeNull();
  expect(await check("C2")).toBeNull();
  expect(asked).toEqual(["C1", "C2"]);
});

it("a channel that was shared with another company is found out within ten seconds", async () => {
  const { check, problems, wait } = opened();
  expect(await check("C1")).toBeNull();
  problems.set("C1", "external");
  wait(10_000);
  expect(await check("C1")).toBe("external");
});

it("a problem is not remembered: it may be solved at any moment", async () => {
  const { check, problems } = opened();
  problems.set("C1", "bot-not-in-channel");
  expect(await check("C1")).toBe("bot-not-in-channel");
  problems.delete("C1");
  expect(await check("C1")).toBeNull();
});

it("Slack's failure is nobody's answer", async () => {
  let fails = true;
  const check = rememberFineChannels(
    async () => {
      if (fails) throw new Error("Slack does not answer");
      return "archived";
    },
    () => 0,
  );
  await expect(check("C1")).rejects.toThrow("Slack does not answer");
  fails = false;
  expect(await check("C1")).toBe("archived");
});
