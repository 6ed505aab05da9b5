import { readable } from "../../support/slack-team";
import { startThreadDesk, type ThreadDesk } from "../../support/thread-desk";

/** `/caseboard watch`, `unwatch` and `member`, as people type them. */

let desk: ThreadDesk;

beforeAll(async () => {
  desk = await startThreadDesk();
});
afterAll(() => desk.close());

async function answer(as: string, line: string, channel?: string): Promise<string> {
  await desk.team.say(as, line, channel);
  return readable(desk.team.newest(as, channel));
}

const watched = async () => (await desk.store.watches("default").list()).map(({ value }) => value);

afterEach(async () => {
  for (const { channelId } of await watched()) await desk.store.watches("default").remove(channelId);
});

it.each(["watch #support", "unwatch #support", "member @nora agent", "watch"])(
  "only owners and admins may /caseboard %s",
  async (line) => {
    for (const person of ["U0MARCO", "U0AISHA", "U0VERA"]) {
      expect(await answer(person, `/caseboard ${line}`)).toContain("Only owners and admins");
    }
    for (const person of ["U0GUEST", "U0NORA"]) {
      expect(await answer(person, `/caseboard ${line}`)).toMatch(/not to guests|not linked to a member/);
    }
    expect(await answer("U0STRANGER", `/caseboard ${line}`, "C0PARTNER")).toContain("people of the company");
    expect(await watched()).toEqual([]);
    expect((await desk.store.reports.directory("default")).member("slack:U0NORA")).toBeUndefined();
  },
);

it.each([
  ["#general", "I am not in it"],
  ["#old-support", "is archived"],
])("%s is refused: %s", async (channel, words) => {
  expect(await answer("U0OLIVIA", `/caseboard watch ${channel}`)).toContain(words);
  expect(await watched()).toEqual([]);
});

it("a channel that is shared with another company is watched, and that is said", async () => {
  expect(await answer("U0OLIVIA", "/caseboard watch #partner-acme")).toContain(
    "People of other companies are in it",
  );
  expect(await watched()).toHaveLength(1);
});

it.each([
  ["watch support", "choose it from Slack’s list"],
  ["watch #nowhere", "choose it from Slack’s list"],
  ["watch #support colour:red", "come assign, close and ratings"],
  ["watch #support close::rage:", "is a rating already"],
  ["watch #support assign::white_check_mark:", "cannot both assign and close"],
  ["watch #support assign:.", "no emoji"],
  ["watch #support ratings:maybe", "on or off"],
  ["unwatch", "choose it from Slack’s list"],
  ["member nora agent", "Mention the person"],
  ["member @nora boss", "a role, or remove"],
])("%s is not understood: %s", async (line, words) => {
  const said = await answer("U0OLIVIA", `/caseboard ${line}`);
  expect(said).toContain(words);
  expect(said).toContain("Nothing was changed");
  expect(await watched()).toEqual([]);
});

it("the list tells what is watched, how, and when something last came", async () => {
  expect(await answer("U0OLIVIA", "/caseboard watch")).toContain("No channel is watched yet");
  await answer("U0OLIVIA", "/caseboard watch #support assign::raised_hands: ratings:off");
  expect(await answer("U0OLIVIA", "/caseboard watch")).toContain("nothing has come from there yet");
  await desk.write("U0GUEST", "Hello?");
  const list = await answer("U0OLIVIA", "/caseboard watch");
  expect(list).toContain("Watched channels: #support");
  expect(list).toContain("last event");
  expect(list).toContain("nobody is asked for a rating");
  expect(JSON.stringify(desk.team.newest("U0OLIVIA").blocks)).toContain('"raised_hands"');
});

it("changing how a channel is watched keeps its beginning and what is left out", async () => {
  desk.at(0);
  await answer("U0OLIVIA", "/caseboard watch #support assign::raised_hands:");
  desk.at(5);
  await answer("U0OLIVIA", "/caseboard watch #support close::tada:");
  expect(await watched()).toEqual([
    {
      channelId: "C0SUPPORT",
      name: "support",
      assignEmoji: "raised_hands",
      closeEmoji: "tada",
      asksForRatings: true,
      since: Date.parse("2026-11-16T08:30:00Z"),
      setUpBy: "U0OLIVIA",
    },
  ]);
});

it("unwatch says what becomes of it, and that nothing was watched", async () => {
  await answer("U0OLIVIA", "/caseboard watch #support");
  expect(await answer("U0OLIVIA", "/caseboard unwatch #support")).toContain("What was counted stays");
  expect(await answer("U0OLIVIA", "/caseboard unwatch #support")).toContain("was not watched");
});

describe("members whom only Slack knows", () => {
  it("a colleague becomes a member, answers as one, and can be taken out again", async () => {
    expect(await answer("U0OLIVIA", "/caseboard member @nora")).toContain("role agent");
    await answer("U0OLIVIA", "/caseboard watch #support");
    desk.at(100);
    const question = await desk.write("U0GUEST", "Hello?");
    desk.at(103);
    await desk.write("U0NORA", "Hi!", { thread: question });
    expect((await desk.told(question)).slice(-1)).toEqual(["10:13 message.sent by user slack:U0NORA"]);
    expect(await answer("U0NORA", "/perf me today")).toContain("Nora New");
    expect(await answer("U0OLIVIA", "/caseboard member @nora manager")).toContain("already");
    desk.at(110);
    expect(await answer("U0OLIVIA", "/caseboard member @nora remove")).toContain("no member");
    expect(await answer("U0NORA", "/perf me today")).toContain("not linked");
    desk.at(120);
    expect(await answer("U0OLIVIA", "/caseboard member @nora viewer")).toContain("role viewer");
  });

  it.each([
    ["@marco agent", "already"],
    ["@gina agent", "is a guest, of another company or gone"],
    ["@sam agent", "is a guest, of another company or gone"],
    ["@marco remove", "was not taken into the team here"],
  ])("member %s changes nothing: %s", async (words, said) => {
    const answered = await answer("U0OLIVIA", `/caseboard member ${words}`);
    expect(answered).toContain(said);
    expect(answered).toContain("Nothing was changed");
  });
});
