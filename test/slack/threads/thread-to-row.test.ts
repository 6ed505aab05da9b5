import { readable } from "../../support/slack-team";
import { startThreadDesk, type ThreadDesk } from "../../support/thread-desk";

/** A question in a watched channel, through the real app and store, until it stands in /perf. */

let desk: ThreadDesk;

beforeEach(async () => {
  desk = await startThreadDesk();
});
afterEach(() => desk.close());

it("a thread's question, answer, check mark and rating become a row in /perf", async () => {
  await desk.team.say("U0OLIVIA", "/caseboard watch #support");
  expect(readable(desk.team.newest("U0OLIVIA"))).toContain("is watched");
  desk.at(10);
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0MARCO", "On its way.", { thread: question });
  desk.at(40);
  await desk.react("U0MARCO", "white_check_mark", question);
  const [asked] = desk.ownIn(question);
  expect(readable(asked)).toContain("how did we do?");
  desk.at(45);
  if (asked) await desk.react("U0GUEST", "slightly_smiling_face", asked);

  expect(await desk.told(question)).toEqual([
    "08:40 conversation.opened by contact slack:U0GUEST",
    "08:40 message.received",
    "08:47 conversation.assigned to m-marco, outgoing_message, by user m-marco",
    "08:47 message.sent by user m-marco",
    "09:10 conversation.closed by user m-marco",
    "09:15 rating.received 4",
  ]);
  desk.at(60);
  await desk.team.say("U0MARCO", "/perf @marco today inbox:#support");
  const report = desk.team.newest("U0MARCO").text;
  expect(report).toContain("Assigned 1; Closed 1; Contacts 1; Messages 1");
  expect(report).toContain("First response mean 7 min, median 7 min, p90 7 min (n 1)");
  expect(report).toContain("Resolution mean 30 min");
  await desk.team.say("U0MARCO", "/perf all today inbox:#support");
  expect(readable(desk.team.newest("U0MARCO"))).toContain("Marco Silva");
  await desk.team.say("U0MARCO", "/feedback today inbox:#support");
  expect(readable(desk.team.newest("U0MARCO"))).toMatch(
    /Gina Park[\s\S]*Marco Silva|Marco Silva[\s\S]*Gina Park/,
  );
});
