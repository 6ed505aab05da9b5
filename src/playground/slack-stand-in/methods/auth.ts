import type { Methods } from "../context";

export const authMethods: Methods = {
  "auth.test": (_parameters, { workspace: { app } }) => ({
    ok: true,
    url: `https://${app.teamDomain}.slack.com/`,
    team: app.teamName,
    team_id: app.teamId,
    user: app.name.toLowerCase(),
    user_id: app.botUserId,
    bot_id: app.botId,
    app_id: app.appId,
    is_enterprise_install: false,
  }),
};
