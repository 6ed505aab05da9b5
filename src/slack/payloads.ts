import { z } from "zod";

/** What Slack sends, as far as it is used; everything else is passed over. */

const id = z.string().min(1);

export const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(""),
  user_id: id,
  channel_id: id,
  response_url: z.string(),
  trigger_id: z.string(),
});

const chosenOption = z.object({ value: z.string() });

export const actionPayload = z.object({
  user: z.object({ id }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id }).optional(),
  container: z.object({ type: z.string().default(""), is_ephemeral: z.boolean().default(false) }),
  view: z.object({ id, private_metadata: z.string().default("") }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string(),
        selected_option: chosenOption.nullish(),
        /** Of a button. */
        value: z.string().nullish(),
      }),
    )
    .min(1),
});

/** The value of one input of a modal. */
export const inputValue = z.object({
  selected_option: chosenOption.nullish(),
  selected_options: z.array(chosenOption).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  value: z.string().nullish(),
});

export type InputValue = z.output<typeof inputValue>;

export const submissionPayload = z.object({
  user: z.object({ id }),
  trigger_id: z.string().default(""),
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), inputValue)) }),
  }),
});

export const suggestionPayload = z.object({
  user: z.object({ id }),
  action_id: z.string(),
  value: z.string().default(""),
});

export const homePayload = z.object({ event: z.object({ user: id, tab: z.string() }) });
