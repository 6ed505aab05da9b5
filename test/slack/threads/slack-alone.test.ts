import { readable } from "../../support/slack-team";
import { startThreadDesk, type ThreadDesk } from "../../support/thread-desk";

/** A team that has Slack and no help desk: nobody is a member, nothing is known. */

let desk: ThreadDesk;

beforeAll(async () => {
  desk = await startThreadDesk({ events: [] });
});
afterAll(() => desk.close());

it("the Slack workspace's owner sets it up in a minute, and the first thread is in the reports", async () => {
  await desk.team.say("U0OLIVIA", "/caseboard whoami");
  await desk.team.say("U0OLIVIA", "/caseboard watch #support");
  expect(readable(desk.team.newest("U0OLIVIA"))).toContain("Nobody is of the support team yet");
  await desk.team.say("U0OLIVIA", "/caseboard member @olivia manager");
  expect(readable(desk.team.newest("U0OLIVIA"))).toContain("is a member of the support team now");
  await desk.team.say("U0OLIVIA", "/caseboard member @ben");
  await desk.team.say("U0OLIVIA", "/caseboard watch #support");
  expect(readable(desk.team.newest("U0OLIVIA"))).not.toContain("Nobody is");
  desk.at(10);
  const question = await desk.write("U0NORA", "My laptop does not start.");
  desk.at(14);
  await desk.write("U0BEN", "Bring it over.", { thread: question });
  desk.at(20);
  await desk.write("U0OLIVIA", "There is a spare one, too.", { thread: question });
  await desk.react("U0BEN", "white_check_mark", question);
  desk.at(30);
  await desk.team.say("U0OLIVIA", "/perf all today");
  const report = readable(desk.team.newest("U0OLIVIA"));
  expect(report).toContain("Ben Okafor");
  expect(report).toMatch(/First response[\s\S]{0,12}4 min · n 1/);
  expect(await desk.told(question)).toEqual([
    "08:40 conversation.opened by contact slack:U0NORA",
    "08:40 message.received",
    "08:44 conversation.assigned to slack:U0BEN, outgoing_message, by user slack:U0BEN",
    "08:44 message.sent by user slack:U0BEN",
    "08:50 message.sent by user slack:U0OLIVIA",
    "08:50 conversation.closed by user slack:U0BEN",
  ]);
  // Whoever was the owner stays it, whatever the directory says.
  await desk.team.say("U0OLIVIA", "/caseboard whoami");
  expect(readable(desk.team.newest("U0OLIVIA"))).toContain("role owner");
});

it("the member sees their own figures", async () => {
  await desk.team.say("U0BEN", "/perf me today");
  expect(readable(desk.team.newest("U0BEN"))).toContain("First response mean 4 min");
});
