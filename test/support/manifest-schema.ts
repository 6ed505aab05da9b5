import { z } from "zod";

/**
 * The parts of Slack's manifest that this app uses, with the limits of Slack's published JSON schema
 * (https://github.com/slackapi/manifest-schema, schemas/manifest.schema.1.0.0.json, read at commit
 * 19557f5). That repository names no licence, so the limits are written down here anew; a property that
 * is not listed here is refused, as there.
 */

const url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^https?:\/\//);
const name = z.string().min(1).max(50);

export const manifestSchema = z.strictObject({
  _metadata: z.strictObject({
    schema_version: z.int().optional(),
    min_version: z.int().optional(),
    major_version: z.int().optional(),
    minor_version: z.int().optional(),
  }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .optional(),
    long_description: z.string().min(175).max(4_000).optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    }),
    bot_user: z.strictObject({
      display_name: z.string().min(1).max(80),
      always_online: z.boolean().optional(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().min(2).max(32).regex(/^\//),
          url: url(3_000).optional(),
          description: z.string().min(1).max(2_000),
          usage_hint: z.string().min(1).max(1_000).optional(),
          should_escape: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(name).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: url(3_500).optional(),
      bot_events: z.array(name).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: url(3_500).optional(),
      message_menu_options_url: url(3_500).optional(),
    }),
    org_deploy_enabled: z.boolean().optional(),
    socket_mode_enabled: z.boolean().optional(),
    token_rotation_enabled: z.boolean().optional(),
  }),
});
