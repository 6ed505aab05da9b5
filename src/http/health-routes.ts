import { Router } from "express";

/** Whether requests can be answered well; the reasons are for operators. */
export type Readiness = { readonly isReady: true } | { readonly isReady: false; readonly reason: string };

/** `/healthz`: the process runs. `/readyz`: it can answer; otherwise 503. */
export function healthRoutes(readiness: () => Promise<Readiness>): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    const state = await readiness();
    if (state.isReady) response.json({ status: "ready" });
    else response.status(503).json({ status: "not ready", reason: state.reason });
  });
  return router;
}
