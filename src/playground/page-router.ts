import express, { type Request, type Response, type Router } from "express";
import type { Bridge } from "./bridge/bridge";
import { actSchema, perform } from "./bridge/perform";
import { lookUp, lookupSchema } from "./bridge/suggestions";
import { type PageAssets, pageHtml } from "./bundle";
import type { PlaygroundClock } from "./clock";
import { requireOwnJson } from "./guard";
import type { Person } from "./slack-stand-in/types";
import { type CommandHint, isVisible, snapshot } from "./snapshot";

/** How long changes are gathered before the page hears of them, in milliseconds. */
const GATHER = 25;
const KEEP_ALIVE = 20_000;

export interface PageOptions {
  readonly bridge: Bridge;
  readonly commands: readonly CommandHint[];
  readonly clock: PlaygroundClock;
  readonly assets: PageAssets;
  /** Where images of the app may come from, besides this page itself. */
  readonly imageOrigins: () => readonly string[];
}

/** The page, its event stream, and what a person does in it. */
export function pageRouter(options: PageOptions): Router {
  const { bridge, assets } = options;
  const { workspace } = bridge.slack;
  const clock = new ClockState(options.clock);
  const router = express.Router();

  router.get("/", (_request, response) => {
    response.set("content-security-policy", contentPolicy(options.imageOrigins()));
    const [person] = workspace.people;
    const [channel] = workspace.channels;
    response.type("html").send(
      pageHtml({
        title: `${workspace.app.name} playground`,
        person: person?.id ?? "",
        channel: channel?.id ?? "",
      }),
    );
  });
  router.get("/page.js", (_request, response) => void response.type("text/javascript").send(assets.script));
  router.get("/page.css", (_request, response) => void response.type("text/css").send(assets.style));

  router.get("/playground/events", (request, response) => {
    const person = personOf(request, bridge);
    if (!person) {
      response.status(404).type("text/plain").send("There is no such person in this workspace.");
      return;
    }
    const show = () =>
      JSON.stringify(snapshot({ person, workspace, commands: options.commands, clock: clock.state() }));
    streamChanges(response, show, (listener) => {
      const stops = [workspace.onChange(listener), clock.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    });
  });

  const json = express.json({ limit: "1mb" });
  router.post("/playground/act", requireOwnJson, json, async (request, response) => {
    const act = actSchema.safeParse(request.body);
    if (act.success) response.json(await perform(act.data, bridge));
    else response.status(400).json({ errors: {}, refused: act.error.message });
  });

  router.post("/playground/lookup", requireOwnJson, json, async (request, response) => {
    const lookup = lookupSchema.safeParse(request.body);
    if (lookup.success) response.json({ options: await lookUp(lookup.data, bridge) });
    else response.status(400).json({ options: [], refused: lookup.error.message });
  });

  router.post("/playground/clock", requireOwnJson, json, (request, response) => {
    const instant = readInstant(request.body);
    if (instant === undefined) {
      response
        .status(400)
        .json({ refused: "The clock takes an instant like 2026-10-01T09:00:00Z, or null." });
      return;
    }
    clock.set(instant);
    response.json(clock.state());
  });

  router.get("/playground/moments", async (_request, response) => {
    response.json({ moments: await options.clock.moments() });
  });

  router.get("/files/:id/:name", (request, response) => {
    const person = personOf(request, bridge);
    const file = workspace.files.get(String(request.params.id));
    const isShared = workspace.messages.some(
      (message) =>
        person && message.files.some(({ id }) => id === file?.id) && isVisible(message, person, workspace),
    );
    if (!file || !isShared) {
      response.status(404).type("text/plain").send("There is no such file for this person.");
      return;
    }
    response.attachment(file.name).set("x-content-type-options", "nosniff").type("application/octet-stream");
    response.send(Buffer.from(file.content));
  });
  return router;
}

function personOf(request: Request, { slack }: Bridge): Person | undefined {
  const { as } = request.query;
  return typeof as === "string" ? slack.workspace.person(as) : undefined;
}

function contentPolicy(imageOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${imageOrigins.join(" ")}`,
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** An instant, null for real time, or undefined when the body says neither. */
function readInstant(body: unknown): Date | null | undefined {
  const instant: unknown =
    typeof body === "object" && body !== null && "instant" in body ? body.instant : undefined;
  if (instant === null) return null;
  if (typeof instant !== "string") return undefined;
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Remembers whether the clock is held, and tells who watches. */
class ClockState {
  private isHeld = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly clock: PlaygroundClock) {}

  set(instant: Date | null): void {
    this.isHeld = instant !== null;
    this.clock.set(instant);
    for (const listener of this.listeners) listener();
  }

  state() {
    return { now: this.clock.now().toISOString(), isHeld: this.isHeld };
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** Sends what `show` says now and after each change, gathered over a few milliseconds. */
function streamChanges(
  response: Response,
  show: () => string,
  onChange: (listener: () => void) => () => void,
): void {
  response.set({
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    connection: "keep-alive",
  });
  response.flushHeaders();
  const write = () => void response.write(`data: ${show()}\n\n`);
  let pending: NodeJS.Timeout | undefined;
  const stop = onChange(() => {
    pending ??= setTimeout(() => {
      pending = undefined;
      write();
    }, GATHER);
  });
  const keepAlive = setInterval(() => response.write(": still here\n\n"), KEEP_ALIVE);
  response.on("close", () => {
    stop();
    clearInterval(keepAlive);
    clearTimeout(pending);
  });
  write();
}
