import { createServer } from "node:http";
import { eventBody } from "../../support/raw-slack-event";
import { type SlackTeam, startSlackTeam } from "../../support/slack-team";
import { MORNING, startThreadDesk, type ThreadDesk, threadOptions } from "../../support/thread-desk";

/** What Slack could not tell, because the app was down, is read in the channel's history. */

let desk: ThreadDesk;

beforeEach(async () => {
  desk = await startThreadDesk();
  await desk.team.say("U0OLIVIA", "/caseboard watch #support");
  desk.at(10);
});
afterEach(() => desk.close());

const opening = ["08:40 conversation.opened by contact slack:U0GUEST", "08:40 message.received"];
const answer = [
  "08:47 conversation.assigned to m-ben, outgoing_message, by user m-ben",
  "08:47 message.sent by user m-ben",
];

it("a question and its answer that were missed are found, with their exact times", async () => {
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  expect(await desk.told(question)).toEqual([]);
  desk.at(30);
  await desk.team.catchUp();
  expect(await desk.told(question)).toEqual([...opening, ...answer]);
});

it("an answer that was missed in a thread that is known is found", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.setDown(true);
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  desk.setDown(false);
  desk.at(20);
  await desk.write("U0AISHA", "Anything else?", { thread: question });
  await desk.team.catchUp();
  expect(await desk.told(question)).toEqual(
    expect.arrayContaining([...opening, ...answer, "08:50 message.sent by user m-aisha"]),
  );
});

it("after a time of being down, who answered first is decided with what was missed", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.setDown(true);
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  desk.at(20);
  const late = await desk.write("U0AISHA", "Anything else?", { thread: question });
  const started = await desk.another();
  // The first that the new process hears is the later answer: it waits until what was missed is read.
  const event = {
    type: "message",
    channel: "C0SUPPORT",
    user: "U0AISHA",
    ts: late.ts,
    thread_ts: question.ts,
  };
  await started.send(eventBody(event), "application/json");
  expect(await desk.told(question)).toEqual(opening);
  await started.catchUp();
  expect(await desk.told(question)).toEqual([...opening, ...answer, "08:50 message.sent by user m-aisha"]);
});

it("emoji that were missed count from the thread's latest message, once they are seen to stay", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  desk.setDown(true);
  desk.at(25);
  await desk.react("U0BEN", "white_check_mark", question);
  desk.at(30);
  await desk.team.catchUp();
  expect(await desk.told(question)).toEqual([...opening, ...answer]);
  desk.at(35);
  await desk.team.catchUp();
  const closed = "08:47 conversation.closed by user m-ben";
  expect(await desk.told(question)).toEqual([...opening, ...answer, closed]);
  desk.setDown(false);
  // Slack tells of it after all: it was counted.
  const { ts } = question;
  const item = { type: "message", channel: "C0SUPPORT", ts };
  const event = {
    type: "reaction_added",
    user: "U0BEN",
    reaction: "white_check_mark",
    item,
    event_ts: `${Number(ts) + 900}`,
  };
  await desk.team.send(eventBody(event), "application/json");
  await desk.team.catchUp();
  expect(await desk.told(question)).toEqual([...opening, ...answer, closed]);
});

it("an emoji that was taken away unseen opens it again", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  desk.at(20);
  await desk.react("U0BEN", "white_check_mark", question);
  desk.setDown(true);
  desk.at(25);
  await desk.react("U0BEN", "white_check_mark", question);
  await desk.team.catchUp();
  desk.at(30);
  await desk.team.catchUp();
  expect((await desk.told(question)).slice(-2)).toEqual([
    "08:50 conversation.closed by user m-ben",
    "08:50 conversation.reopened by user m-ben",
  ]);
});

it("a rating that was missed is found by the next process", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  await desk.react("U0BEN", "white_check_mark", question);
  const [asked] = desk.ownIn(question);
  desk.setDown(true);
  desk.at(20);
  if (asked) await desk.react("U0GUEST", "grinning", asked);
  const started = await desk.another();
  await started.catchUp();
  desk.at(25);
  await started.catchUp();
  expect((await desk.told(question)).at(-1)).toBe("08:47 rating.received 5");
  // Our own faces, which are there to be tapped, are nobody's.
  const stored = await desk.store.threads("default").find("C0SUPPORT", question.ts);
  expect(Object.keys(stored?.value.people ?? {}).sort()).toEqual(["U0BEN", "U0GUEST"]);
});

it("an unanswered question that was deleted unseen is closed", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.team.standIn.workspace.removeMessage(question);
  await desk.team.catchUp();
  desk.at(20);
  await desk.team.catchUp();
  expect(await desk.told(question)).toEqual([...opening, "08:40 conversation.closed by system"]);
});

it("looking through again changes nothing, and asks nobody for a rating of long ago", async () => {
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  await desk.react("U0BEN", "white_check_mark", question);
  const unanswered = await desk.write("U0NORA", "And mine?");
  desk.at(17 + 120);
  for (const minute of [0, 5, 10]) {
    desk.at(17 + 120 + minute);
    await desk.team.catchUp();
  }
  expect(await desk.told(question)).toEqual([
    ...opening,
    ...answer,
    "08:47 conversation.closed by user m-ben",
  ]);
  expect(desk.ownIn(question)).toEqual([]);
  expect(await desk.told(unanswered)).toEqual([
    "08:47 conversation.opened by contact slack:U0NORA",
    "08:47 message.received",
  ]);
  const { version } = (await desk.store.threads("default").find("C0SUPPORT", question.ts)) ?? {};
  desk.at(17 + 140);
  await desk.team.catchUp();
  expect((await desk.store.threads("default").find("C0SUPPORT", question.ts))?.version).toBe(version);
});

it("a channel that cannot be read holds up no other", async () => {
  await desk.team.say("U0OLIVIA", "/caseboard watch #partner-acme");
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  const { workspace } = desk.team.standIn;
  const partner = workspace.channel("C0PARTNER");
  if (partner) workspace.setChannel({ ...partner, hasBot: false });
  await desk.team.catchUp();
  expect(await desk.told(question)).toEqual(opening);
  expect(desk.team.log).toContainEqual(
    expect.objectContaining({ message: "A watched channel could not be read" }),
  );
});

it("two instances that hear the same tell it once, and ask for one rating", async () => {
  const other: SlackTeam = await desk.another();
  await other.catchUp();
  const send = (event: object) =>
    Promise.all(
      [desk.team, other, desk.team, other].map((instance) =>
        instance.send(eventBody({ channel: "C0SUPPORT", ...event }), "application/json"),
      ),
    );
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  await send({ type: "message", user: "U0GUEST", ts: question.ts });
  desk.at(17);
  const reply = await desk.write("U0BEN", "Here", { thread: question });
  await send({ type: "message", user: "U0BEN", ts: reply.ts, thread_ts: question.ts });
  const item = { type: "message", channel: "C0SUPPORT", ts: question.ts };
  await send({
    type: "reaction_added",
    user: "U0BEN",
    reaction: "white_check_mark",
    item,
    event_ts: reply.ts,
  });
  expect(await desk.told(question)).toEqual([
    ...opening,
    ...answer,
    "08:47 conversation.closed by user m-ben",
  ]);
  expect(desk.ownIn(question)).toHaveLength(1);
  expect((await desk.store.refused.counts("default")).conflicts).toBe(0);
});

it("what could not be told, because the database did not answer, is told at the next look", async () => {
  const { store } = desk;
  let isBroken = true;
  const options = threadOptions(store, () => MORNING + 30 * 60_000);
  const { threads } = options;
  if (!threads) throw new Error("The options have no threads");
  const ingest: typeof threads.ingest = (events) =>
    isBroken ? Promise.reject(new Error("the database is gone")) : threads.ingest(events);
  const { slackApiUrl } = desk.team.standIn;
  const broken = await startSlackTeam({
    slack: { ...options, threads: { ...threads, ingest }, slackApiUrl },
  });
  await broken.catchUp();
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  const event = { type: "message", channel: "C0SUPPORT", user: "U0GUEST", ts: question.ts };
  expect(await broken.send(eventBody(event), "application/json")).toBe(200);
  await broken.catchUp();
  expect(await desk.told(question)).toEqual([]);
  isBroken = false;
  await broken.catchUp();
  expect(await desk.told(question)).toEqual(opening);
  expect(await store.threads("default").untold(10)).toEqual([]);
  await broken.close();
});

it("a question for a rating whose note got lost is known again, and asked no second time", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  await desk.react("U0BEN", "white_check_mark", question);
  const threads = desk.store.threads("default");
  const stored = await threads.find("C0SUPPORT", question.ts);
  if (stored === null) throw new Error("The thread is not known");
  const { version, value } = stored;
  await threads.save({ ...value, closingMessages: [] }, { version, isUntold: true });
  const started = await desk.another();
  await started.catchUp();
  expect(desk.ownIn(question)).toHaveLength(1);
  const [asked] = desk.ownIn(question);
  if (asked) await desk.react("U0GUEST", "rage", asked);
  expect((await desk.told(question)).at(-1)).toBe("08:47 rating.received 1");
});

it("where Slack asks to wait, the rest comes with the next look", async () => {
  await desk.team.say("U0OLIVIA", "/caseboard watch #partner-acme");
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  let isLimited = true;
  let limitedRequests = 0;
  const { slackApiUrl } = desk.team.standIn;
  const proxy = createServer((request, response) => {
    if (isLimited && request.url?.includes("conversations.history")) {
      limitedRequests += 1;
      response.writeHead(429, { "retry-after": "30" }).end();
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const answer = await fetch(`${slackApiUrl}${request.url?.slice(1)}`, {
        method: "POST",
        headers: {
          "content-type": String(request.headers["content-type"]),
          authorization: String(request.headers.authorization),
        },
        body: Buffer.concat(chunks),
      });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const options = threadOptions(desk.store, () => MORNING + 30 * 60_000);
  const limited = await startSlackTeam({ slack: { ...options, slackApiUrl: `http://127.0.0.1:${port}/` } });
  await limited.catchUp();
  expect(await desk.told(question)).toEqual([]);
  expect(limited.log.filter(({ message }) => message.includes("could not be read"))).toHaveLength(1);
  expect(limitedRequests).toBe(1);
  isLimited = false;
  await limited.catchUp();
  expect(await desk.told(question)).toEqual(opening);
  await limited.close();
  await new Promise((resolve) => proxy.close(resolve));
});

it("what was told once stays, whatever is found that came before it", async () => {
  const begun = await desk.write("U0BEN", "We move tonight.");
  desk.setDown(true);
  desk.at(12);
  await desk.write("U0NORA", "When?", { thread: begun });
  desk.setDown(false);
  desk.at(14);
  await desk.write("U0GUEST", "Why?", { thread: begun });
  const told = [
    "08:40 conversation.opened by user m-ben",
    "08:40 conversation.assigned to m-ben, outgoing_message, by user m-ben",
    "08:40 message.sent proactive, by user m-ben",
  ];
  expect(await desk.told(begun)).toEqual([...told, "08:44 message.received"]);
  await desk.team.catchUp();
  expect(await desk.told(begun)).toEqual([...told, "08:42 message.received", "08:44 message.received"]);
  // The contact is still the one who was told.
  expect((await desk.store.refused.counts("default")).conflicts).toBe(0);
});

it("several processes that start at the same moment find it once", async () => {
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(17);
  await desk.write("U0BEN", "Here", { thread: question });
  const started = [await desk.another(), await desk.another(), await desk.another()];
  await Promise.all(started.map((one) => one.catchUp()));
  expect(await desk.told(question)).toEqual([...opening, ...answer]);
  expect((await desk.store.refused.counts("default")).conflicts).toBe(0);
  for (const { log } of started) expect(log.filter(({ level }) => level === "error")).toEqual([]);
});
