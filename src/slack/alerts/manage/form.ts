import type { InputBlock, ModalView } from "@slack/types";
import { longestNotice } from "../../../domain/alerts/alert";
import { option, plain } from "../../blocks/elements";
import { type Choice, choiceOption, MOST_OPTIONS } from "../../modals/choices";
import { alert } from "../../modals/outcome-modal";
import { ALERT_FORM } from "../action-ids";
import type { AlertSettings } from "./alert-list";
import { type AlertFormValues, alertInputs, CHANNEL, OWNER } from "./form-values";
import type { AlertFormMetadata } from "./metadata";

export const ALERT_FORM_TITLE = "Add an alert";

/** What an alert tells of when nothing else is entered. */
export const suggestedValues: AlertFormValues = {
  minutes: 15,
  tell: CHANNEL,
  channelId: null,
  team: null,
  officeHours: false,
};

const NO_TARGETS =
  "First responses have no target yet, so nothing would be told. You can add the alert, and set a target with /sla set first 1h.";

export interface ShownAlertForm {
  readonly metadata: AlertFormMetadata;
  readonly values: AlertFormValues;
  readonly teams: readonly Choice[];
  readonly settings: AlertSettings;
  /** What stands in the way of saving, in at most 200 characters. */
  readonly problem: string | null;
}

/** The form of a new alert, filled with the values; above it what was wrong with them. */
export function alertForm({ metadata, values, teams, settings, problem }: ShownAlertForm): ModalView {
  const hasTargets = settings.everyonesTarget !== null || settings.teamTargets.size > 0;
  return {
    type: "modal",
    callback_id: ALERT_FORM,
    private_metadata: JSON.stringify(metadata),
    title: plain(ALERT_FORM_TITLE, 24),
    submit: plain("Add", 24),
    close: plain("Cancel", 24),
    blocks: [
      ...(problem === null ? [] : [alert(problem, "error")]),
      ...(hasTargets ? [] : [alert(NO_TARGETS, "warning")]),
      minutesInput(values.minutes),
      tellInput(values.tell),
      channelInput(values.channelId),
      ...teamInput(teams, values.team),
      ...(settings.hasOfficeHours ? [officeHoursInput(values.officeHours)] : []),
    ],
  };
}

function minutesInput(minutes: number | null): InputBlock {
  return {
    type: "input",
    block_id: alertInputs.minutes,
    label: plain("Minutes before the target", 150),
    hint: plain("With as many as the target has, it tells as soon as somebody writes in.", 150),
    element: {
      type: "number_input",
      action_id: "alert.minutes",
      is_decimal_allowed: false,
      min_value: "1",
      max_value: String(longestNotice),
      ...(minutes === null ? {} : { initial_value: String(minutes) }),
    },
  };
}

function tellInput(tell: AlertFormValues["tell"]): InputBlock {
  const options = [
    option("A channel", CHANNEL),
    option("The conversation’s owner, by direct message", OWNER),
  ];
  const initial = options.find(({ value }) => value === tell);
  return {
    type: "input",
    block_id: alertInputs.tell,
    label: plain("Who is told", 150),
    element: {
      type: "radio_buttons",
      action_id: "alert.tell",
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function channelInput(channelId: string | null): InputBlock {
  return {
    type: "input",
    block_id: alertInputs.channel,
    optional: true,
    label: plain("Channel", 150),
    hint: plain(
      "If the owner is told: only for conversations whose owner is not in Slack. I must be in it: write /invite @Caseboard there.",
      150,
    ),
    element: {
      type: "conversations_select",
      action_id: "alert.channel",
      placeholder: plain("Choose a channel", 150),
      filter: {
        include: ["public", "private"],
        exclude_external_shared_channels: true,
        exclude_bot_users: true,
      },
      ...(channelId === null ? {} : { initial_conversation: channelId }),
    },
  };
}

/** None where there are no teams to choose from. */
function teamInput(teams: readonly Choice[], team: string | null): InputBlock[] {
  if (teams.length === 0) return [];
  const chosen = teams.map(choiceOption).find(({ value }) => value === team);
  const menu = {
    placeholder: plain("Everyone", 150),
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
  const element: InputBlock["element"] =
    teams.length <= MOST_OPTIONS
      ? { type: "static_select", action_id: "alert.team", options: teams.map(choiceOption), ...menu }
      : { type: "external_select", action_id: "filter.team", min_query_length: 0, ...menu };
  return [
    {
      type: "input",
      block_id: alertInputs.team,
      optional: true,
      label: plain("Only this team’s conversations", 150),
      hint: plain("Conversations that nobody owns belong to no team.", 150),
      element,
    },
  ];
}

function officeHoursInput(isTicked: boolean): InputBlock {
  const ticked = option("In office hours: only open minutes count", alertInputs.officeHours);
  return {
    type: "input",
    block_id: alertInputs.officeHours,
    optional: true,
    label: plain("Measured", 150),
    element: {
      type: "checkboxes",
      action_id: "alert.officeHours",
      options: [ticked],
      ...(isTicked ? { initial_options: [ticked] } : {}),
    },
  };
}
