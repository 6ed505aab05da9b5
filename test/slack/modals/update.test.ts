import type { ConversationsSelect, ModalView } from "@slack/types";
import { updateModal } from "../../../src/slack/modals/update";

const name = { type: "plain_text_input", action_id: "n", initial_value: "Wins" } as const;
const channel: ConversationsSelect = {
  type: "conversations_select",
  action_id: "c",
  filter: { include: ["private"] },
};

function form(chosen: string | null): ModalView {
  const label = { type: "plain_text", text: "Label" } as const;
  const element = chosen === null ? channel : { ...channel, initial_conversation: chosen };
  return {
    type: "modal",
    title: label,
    blocks: [
      { type: "input", block_id: "name", label, element: name },
      { type: "input", block_id: "channel", label, element },
    ],
  };
}

/** Slack, which takes only what the function lets through; what was sent is kept. */
function slack(refusal: (view: unknown) => string | null) {
  const sent: unknown[] = [];
  return {
    sent,
    async update({ view }: { view?: unknown }) {
      sent.push(view);
      const error = refusal(view);
      if (error !== null) throw Object.assign(new Error(error), { data: { ok: false, error } });
      return { ok: true };
    },
  };
}

it("a view that Slack takes is sent once, as it is", async () => {
  const views = slack(() => null);
  expect(await updateModal(views, "V1", form("C0SECRET"))).toBe(true);
  expect(views.sent).toEqual([form("C0SECRET")]);
});

it.each(["invalid_arguments", "invalid_blocks"])(
  "a channel that Slack refuses to choose with %s is left open, and everything else stays",
  async (error) => {
    const views = slack((view) => (JSON.stringify(view).includes("C0SECRET") ? error : null));
    expect(await updateModal(views, "V1", form("C0SECRET"))).toBe(true);
    expect(views.sent).toEqual([form("C0SECRET"), form(null)]);
  },
);

it("a form that was closed meanwhile is said to be", async () => {
  const views = slack(() => "not_found");
  expect(await updateModal(views, "V1", form("C0SECRET"))).toBe(false);
  expect(views.sent).toHaveLength(1);
});

it.each([
  ["invalid_arguments", null],
  ["internal_error", "C0SECRET"],
])("what no other choice can mend is an error: %s", async (error, chosen) => {
  const views = slack(() => error);
  await expect(updateModal(views, "V1", form(chosen))).rejects.toThrow(error);
  expect(views.sent).toHaveLength(1);
});

it("a view that Slack refuses without the channel too is an error", async () => {
  const views = slack(() => "invalid_arguments");
  await expect(updateModal(views, "V1", form("C0SECRET"))).rejects.toThrow("invalid_arguments");
  expect(views.sent).toHaveLength(2);
});
