import { textRenderer } from "../../../src/charts/text-bars";
import type { ReportName } from "../../../src/reports/request";
import { openAction, reportActions } from "../../../src/slack/action-ids";
import { digestDesk, teamDigest, weekEvents } from "../../support/digest-week";
import { memoryExpiring } from "../../support/memory-stores";
import { BOT_TOKEN, clientOf } from "../../support/slack-stand-in";
import {
  expectNoProblem,
  option,
  readable,
  readableView,
  type SlackTeam,
  startSlackTeam,
} from "../../support/slack-team";

/** A digest in a zone of its own, posted as the app posts it; the workspace is in UTC. */
const zone = "Pacific/Kiritimati";
// Midnight of the 9th on Kiritimati, where the workspace still has the 8th: not of the week.
const after = { id: "k9", memberId: "m-ben", date: "2026-11-08", replyAfter: 5, closeAfter: 10 };
const events = weekEvents([after]);
const expiring = memoryExpiring();
let team: SlackTeam;
let posted: ReturnType<SlackTeam["newest"]>;

beforeAll(async () => {
  team = await startSlackTeam({ events, slack: { expiring } });
  team.source.setTargets({ everyone: { first: 30 * 60_000, every: null }, byTeam: new Map() });
  const digest = { ...teamDigest(), schedule: { ...teamDigest().schedule, zone } };
  const composed = await digestDesk(team.source, expiring).compose({ digest });
  if (composed.kind !== "post" || composed.target.kind !== "channel") throw new Error("It is not posted");
  const { message } = await composed.draft([textRenderer]);
  const { text, blocks } = message;
  const channel = composed.target.channelId;
  await clientOf(team.standIn, BOT_TOKEN).chat.postMessage({ channel, text, blocks: [...blocks] });
  posted = team.newest("U0MARCO");
});

afterEach(() => expectNoProblem(team));

afterAll(() => team.close());

/** What the person gets who presses the digest's button. */
async function opened(as: string, report: ReportName): Promise<string> {
  await team.press(as, openAction(report), null, posted);
  return readable(team.newest(as));
}

describe("a report opened from a digest", () => {
  it.each([
    // The digest's own figures, worked out in compose.test.ts: k9 is in none of them.
    {
      report: "users",
      figures: [
        "Closed *3 · ▲ 50%*",
        "First response *20 min · n 3 · ▼ 33.3%*",
        "Resolution *1 h 30 min · n 3 · ▲ 50%*",
        "Contacts *3 · ▲ 50%*",
      ],
    },
    {
      report: "performance",
      figures: [
        "Cases closed *3 · ▲ 50%*",
        "Replies *3 · ▲ 50%*",
        "Rating *3.67 · n 3 · ▼ 8.3%*",
        "★ Aisha Khan",
      ],
    },
    { report: "feedback", figures: ["Ratings *3 · ▲ 200%*", "Average rating *3.67 · n 3 · ▼ 8.3%*", "Slow"] },
    { report: "assignments", figures: ["Assignments *3 · ▲ 200%*", "Workflow *2 · ▲ 100% · 66.7%*"] },
    { report: "sla", figures: ["First response within 30 min *66.7% · n 3 · ▲ 16.7 points*"] },
    { report: "usage", figures: ["Closed conversations: ", "▲ 50%, more (2 before)"] },
  ] as const)("has just the digest's figures: $report", async ({ report, figures }) => {
    const text = await opened("U0MARCO", report);
    expect(text).toContain(`2–8 Nov 2026 · ${zone}`);
    expect(text).toContain("compared with 26 Oct – 1 Nov 2026");
    for (const figure of figures) expect(text).toContain(figure);
  });

  it.each(["users", "performance", "feedback", "assignments", "sla", "usage"] as const)(
    "is by the rights of who presses the button: %s",
    async (report) => {
      for (const as of ["U0AISHA", "U0VERA", "U0GUEST"]) {
        const text = await opened(as, report);
        expect(text).not.toContain("Ben Okafor");
        expect(text).not.toContain("Slow");
        expect(text).toMatch(/You can see your own figures only|not to guests/);
      }
    },
  );

  it("keeps its days and what they are set against when it is filtered or paged", async () => {
    await opened("U0MARCO", "performance");
    await team.press("U0MARCO", reportActions.ranking, option("csatAverage"));
    const ranked = readable(team.newest("U0MARCO"));
    expect(ranked).toContain(`2–8 Nov 2026 · ${zone}`);
    expect(ranked).toContain("compared with 26 Oct – 1 Nov 2026");
    await team.press("U0MARCO", reportActions.filter);
    expect(readableView(team.modal("U0MARCO"))).toContain("Dates");
    expect(JSON.stringify(team.modal("U0MARCO")?.content)).toContain('"initial_date":"2026-11-02"');
    // Submitted with the dates as the form shows them.
    await team.submit("U0MARCO", { compare: { "filter.compare": ticked("compare") } });
    const filtered = readable(team.newest("U0MARCO"));
    expect(filtered).toContain(`2–8 Nov 2026 · ${zone}`);
    expect(filtered).toContain("compared with 26 Oct – 1 Nov 2026");
  });

  it("is set against the period just before once other dates are chosen, in the same zone", async () => {
    await opened("U0MARCO", "users");
    await team.press("U0MARCO", reportActions.range, option("last month"));
    const text = readable(team.newest("U0MARCO"));
    expect(text).toContain("Last month (1–31 Oct 2026) · Pacific/Kiritimati · compared with 1–30 Sep 2026");
  });

  it("is told to be too old when nothing is kept of it", async () => {
    const { blocks } = posted;
    const text = JSON.stringify(blocks).replace(/"value":"[\w-]{22}"/g, `"value":"${"x".repeat(22)}"`);
    const channel = "C0SUPPORT";
    await clientOf(team.standIn, BOT_TOKEN).chat.postMessage({
      channel,
      text: "Old",
      blocks: JSON.parse(text),
    });
    await team.press("U0MARCO", openAction("usage"), null, team.newest("U0MARCO"));
    expect(readable(team.newest("U0MARCO"))).toContain("These buttons are too old");
  });
});

function ticked(...values: string[]) {
  return {
    type: "checkboxes",
    selected_options: values.map((value) => ({ text: { type: "plain_text", text: value }, value })),
  };
}
