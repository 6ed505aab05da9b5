/** The body of an event as Slack sends it, with anything in it. */
export function eventBody(event: object): string {
  return JSON.stringify({
    token: "not-in-use",
    team_id: "T0NORTHWIND",
    api_app_id: "A0CASEBOARD",
    type: "event_callback",
    event_id: "Ev0RAW",
    event_time: 1,
    event,
  });
}
