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

it("a token is looked up once a second", async () => {
  const { authenticate, next, asked } = lookUp();
  const remembering = rememberTokens(authenticate);
  const first = remembering("secret", 0);
  next()?.answer(token);
  expect(await first).toEqual(token);
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

it("a look-up that failed is told to whoever waits for it, and tried again by the next", async () => {
  const { authenticate, next } = lookUp();
  const remembering = rememberTokens(authenticate);
  const failed = remembering("secret", 0);
  next()?.fail(new Error("away"));
  await expect(failed).rejects.toThrow("away");
  const again = remembering("secret", 0);
  next()?.answer(token);
  expect(await again).toEqual(token);
});
