import type { NextFunction, Request, Response } from "express";

function hostOf(origin: string): string {
  return new URL(origin).host;
}

/**
 * Keeps other web pages from driving the playground through the visitor's browser: the Host must be our own
 * (a name rebound to 127.0.0.1 is not), and what a browser says about the sender must be this very page.
 */
export function guard(ownOrigin: () => string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const origin = ownOrigin();
    const port = new URL(origin).port;
    const allowed = [hostOf(origin), `localhost:${port}`];
    if (!allowed.includes(request.get("host") ?? "")) {
      response.status(403).type("text/plain").send(`Open the playground at ${origin}/`);
      return;
    }
    const sender = request.get("origin");
    const site = request.get("sec-fetch-site");
    const isForeign =
      (sender !== undefined && !allowed.some((host) => sender === `http://${host}`)) ||
      (site !== undefined && site !== "same-origin" && site !== "none");
    if (isForeign) {
      response.status(403).type("text/plain").send("Only the playground's own page may call this.");
      return;
    }
    next();
  };
}

/** Refuses writes that a plain HTML form could send: they must be JSON from our page. */
export function requireOwnJson(request: Request, response: Response, next: NextFunction): void {
  const isJson = request.is("application/json") !== false;
  if (isJson && request.get("origin") !== undefined) {
    next();
    return;
  }
  response.status(403).type("text/plain").send("Writes need an Origin header and a JSON body.");
}
