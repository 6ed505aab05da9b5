import { readable, readableView, type SlackTeam } from "./slack-team";

/** Requests as Slack signs them, with anything in them, and what the person sees because of them. */
export interface ForgedSlack {
  /** Everything new that the person sees because of the deed. */
  sees(id: string, deed: () => Promise<unknown>): Promise<string>;
  interaction(id: string, fields: object): Promise<number>;
  /** A click on a control that carries the token. */
  click(id: string, actionId: string, token: string, value?: string): Promise<number>;
  /** A form that was filled in. */
  submit(
    id: string,
    callbackId: string,
    given: { readonly metadata: object; readonly values: object },
  ): Promise<number>;
  /** What a form carries that was opened from a report with the token. */
  metadata(id: string, token: string, surface?: "message" | "home"): object;
}

export function forgedSlack(team: () => SlackTeam): ForgedSlack {
  const responseUrl = (id: string) =>
    team().standIn.responseUrl({ channel: "C0SUPPORT", userId: id, messageTs: null });

  function interaction(id: string, fields: object): Promise<number> {
    const payload = {
      user: { id, team_id: "T0NORTHWIND" },
      team: { id: "T0NORTHWIND" },
      api_app_id: "A0CASEBOARD",
      trigger_id: team().standIn.context.triggers.create(id),
      ...fields,
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return team().send(body, "application/x-www-form-urlencoded");
  }

  return {
    interaction,
    async sees(id, deed) {
      const { workspace } = team().standIn;
      const before = new Set(workspace.messages);
      await deed();
      const fresh = workspace.messages.filter(
        (message) => !before.has(message) && (message.onlyFor === null || message.onlyFor === id),
      );
      return [...fresh.map(readable), readableView(team().modal(id)), readableView(team().home(id))].join(
        "\n",
      );
    },
    click: (id, actionId, token, value) =>
      interaction(id, {
        type: "block_actions",
        container: { type: "message", is_ephemeral: true, channel_id: "C0SUPPORT" },
        channel: { id: "C0SUPPORT" },
        response_url: responseUrl(id),
        actions: [
          {
            type: value === undefined ? "button" : "static_select",
            action_id: actionId,
            block_id: `controls:${token}`,
            ...(value === undefined ? {} : { selected_option: { value } }),
          },
        ],
      }),
    submit: (id, callbackId, { metadata, values }) =>
      interaction(id, {
        type: "view_submission",
        view: {
          id: "V0FORGED",
          type: "modal",
          callback_id: callbackId,
          private_metadata: JSON.stringify(metadata),
          state: { values },
        },
      }),
    metadata: (id, token, surface = "message") => ({
      token,
      surface,
      channelId: "C0SUPPORT",
      responseUrl: responseUrl(id),
      replaces: false,
      range: "last 30 days",
    }),
  };
}
