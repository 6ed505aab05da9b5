import { longestNotice } from "../../../domain/alerts/alert";
import { chosenIn, inputOf, type Submission } from "../../submissions/submission";

/** The inputs of the form, by block id. */
export const alertInputs = {
  minutes: "minutes",
  tell: "tell",
  channel: "channel",
  team: "team",
  officeHours: "officeHours",
} as const;

export const OWNER = "owner";
export const CHANNEL = "channel";

/** What the form holds, complete or not. */
export interface AlertFormValues {
  /** Null for what is no number of minutes that an alert can have. */
  readonly minutes: number | null;
  readonly tell: typeof OWNER | typeof CHANNEL;
  readonly channelId: string | null;
  /** As the menu names it. */
  readonly team: string | null;
  readonly officeHours: boolean;
}

export function alertValuesIn(payload: Submission): AlertFormValues {
  const typed = inputOf(payload, alertInputs.minutes)?.value?.trim() ?? "";
  const minutes = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  const tell = inputOf(payload, alertInputs.tell)?.selected_option?.value;
  return {
    minutes: minutes >= 1 && minutes <= longestNotice ? minutes : null,
    tell: tell === OWNER ? OWNER : CHANNEL,
    channelId: inputOf(payload, alertInputs.channel)?.selected_conversation ?? null,
    team: inputOf(payload, alertInputs.team)?.selected_option?.value ?? null,
    officeHours: (chosenIn(payload, alertInputs.officeHours) ?? []).length > 0,
  };
}

/** What is wrong, by input, as far as it can be told from what was entered alone. */
export function alertInputProblems({ minutes, tell, channelId }: AlertFormValues): Record<string, string> {
  return {
    ...(minutes === null && { [alertInputs.minutes]: `Enter whole minutes from 1 to ${longestNotice}.` }),
    ...(tell === CHANNEL && channelId === null && { [alertInputs.channel]: "Choose a channel." }),
  };
}
