import { setTimeout as pause } from "node:timers/promises";
import { openInTurn } from "../../../src/slack/threads/in-turn";

it("tasks of one key run one after the other, also after a failure; others side by side", async () => {
  const inTurn = openInTurn();
  const said: string[] = [];
  const task = (name: string, time: number) => async () => {
    said.push(`${name} begins`);
    await pause(time);
    said.push(`${name} ends`);
    if (name === "bad") throw new Error("bad");
    return name;
  };
  const first = inTurn("a", task("bad", 30));
  const second = inTurn("a", task("good", 1));
  const other = inTurn("b", task("other", 1));
  await expect(first).rejects.toThrow("bad");
  expect(await Promise.all([second, other])).toEqual(["good", "other"]);
  expect(said.filter((line) => !line.startsWith("other"))).toEqual([
    "bad begins",
    "bad ends",
    "good begins",
    "good ends",
  ]);
  expect(said.indexOf("other ends")).toBeLessThan(said.indexOf("bad ends"));
});
