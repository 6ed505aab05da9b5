import { type Authenticate, type RequestToken, rememberTokens } from "../../src/http/authenticate";

const token: RequestToken = { id: "t1", workspace: "w1", scopes: ["ingest"] };

/** A look-up that answers when it is told to, and counts how often it was asked. */
function lookUp() {
  const waiting: { answer(found: RequestToken | undefined): void; fail(error: Error): void }[] = [];
  let asked = 0;
  const authenticate: Authenticate = () => {
    asked += 1;
    return new Promise((answer, fail) => waiting.push({ answer, fail }));
  };
  return { authenticate, next: () => waiting.shift(), asked: () => asked };
}

it("a token is looked up once for all requests of one moment, and once a second", async () => {
  const { authenticate, next, asked } = lookUp();
  const remembering = rememberTokens(authenticate);
  const answers = Promise.all(Array.from({ length: 64 }, () => remembering("secret", 0)));
  next()?.answer(token);
  expect(new Set(await answers)).toEqual(new Set([token]));
  await remembering("secret", 999);
  expect(asked()).toBe(1);
  const later = remembering("secret", 1_000);
  next()?.answer(undefined);
  expect(await later).toBeUndefined();
  expect(asked()).toBe(2);
});

it("a text that is no token is looked up every time", async () => {
  const { authenticate, next, asked } = lookUp();
  const remembering = rememberTokens(authenticate);
  for (const round of [1, 2]) {
    const answer = remembering("guess", 0);
    next()?.answer(undefined);
    expect(await answer).toBeUndefined();
    expect(asked()).toBe(round);
  }
});

it("a look-up that failed is told to all who wait for it, and tried again by the next", async () => {
  const { authenticate, next } = lookUp();
  const remembering = rememberTokens(authenticate);
  const answers = Promise.allSettled([remembering("secret", 0), remembering("secret", 0)]);
  next()?.fail(new Error("away"));
  expect((await answers).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const again = remembering("secret", 0);
  next()?.answer(token);
  expect(await again).toEqual(token);
});
