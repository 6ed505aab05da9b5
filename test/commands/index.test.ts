import { commands } from "../../commands";

describe("the command table", () => {
  it("has every command once, with a summary, a usage and examples that call it", () => {
    const names = commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, summary, usage, examples } of commands) {
      expect(summary.length).toBeGreaterThan(10);
      expect(usage.length).toBeGreaterThan(5);
      expect(examples.length).toBeGreaterThan(0);
      for (const { text, does } of examples) {
        expect(text === name || text.startsWith(`${name} `)).toBe(true);
        expect(does.length).toBeGreaterThan(5);
      }
    }
  });
});
