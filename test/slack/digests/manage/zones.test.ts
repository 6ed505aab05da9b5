import { zoneOptions } from "../../../../src/slack/digests/manage/zones";

const NOVEMBER = Date.parse("2026-11-15T12:00:00Z");
const values = (text: string, preferred: readonly string[] = []) =>
  zoneOptions(text, preferred, NOVEMBER).map(({ value }) => value);

describe("the time zones to choose from", () => {
  it("begin with the person's own and the workspace's, and are as many as Slack takes", () => {
    const all = values("", ["Asia/Kolkata", "Europe/Berlin"]);
    expect(all.slice(0, 3)).toEqual(["Asia/Kolkata", "Europe/Berlin", "UTC"]);
    expect(all).toHaveLength(100);
    expect(new Set(all).size).toBe(100);
  });

  it.each([
    ["berl", "Europe/Berlin"],
    ["new york", "America/New_York"],
    ["  NEW_york ", "America/New_York"],
    ["utc", "UTC"],
    ["kyiv", "Europe/Kyiv"],
    ["asia/kolkata", "Asia/Kolkata"],
    ["ho chi minh", "Asia/Ho_Chi_Minh"],
  ])("are found by “%s”", (text, zone) => {
    expect(values(text)).toContain(zone);
  });

  it("put cities that begin with the text first", () => {
    expect(values("lo")[0]).toMatch(/\/Lo/);
  });

  it("are none for what is no zone", () => {
    expect(values("atlantis")).toEqual([]);
    expect(values("<!channel>")).toEqual([]);
  });

  it("tell how far they are ahead of UTC now, at most 75 characters long", () => {
    const text = (zone: string) => zoneOptions(zone, [], NOVEMBER)[0]?.text.text;
    expect(text("Asia/Kathmandu")).toBe("Asia/Kathmandu (UTC+05:45)");
    expect(text("Europe/London")).toBe("Europe/London (UTC)");
    expect(text("America/St_Johns")).toBe("America/St Johns (UTC-03:30)");
    expect(Math.max(...zoneOptions("a", [], NOVEMBER).map((one) => one.text.text.length))).toBeLessThan(76);
  });
});
