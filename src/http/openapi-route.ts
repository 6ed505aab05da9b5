import { Router } from "express";

/** `GET /openapi.json`: the description of this API, as docs/openapi.json has it. */
export function openApiRoute(description: string): Router {
  return Router().get("/openapi.json", (_request, response) => {
    // Tools that draw it run elsewhere.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.type("application/json").send(description);
  });
}
