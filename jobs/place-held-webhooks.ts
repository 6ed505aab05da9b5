import type { Job } from "./job";

/** Places webhooks that came before what they belong to, and gives up those that wait for too long. */
export const placeHeldWebhooks: Job = {
  name: "place-held-webhooks",
  schedule: "*/15 * * * * *",
  runsAtStart: true,
  run: async (services, run) => {
    const placement = await services.placeHeldWebhooks(run);
    const { placed, refused, dropped } = placement;
    if (refused > 0) services.log.warn(placement, "Webhooks were refused: their conversations never came");
    else if (placed + dropped > 0) services.log.info(placement, "Webhooks that had waited were placed");
  },
};
