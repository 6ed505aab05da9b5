import express, { type Request, type Response, type Router } from "express";
import type { Context, Methods } from "./context";
import { authMethods } from "./methods/auth";
import { chatMethods } from "./methods/chat";
import { conversationMethods } from "./methods/conversations";
import { fileMethods, Uploads } from "./methods/files";
import { reactionMethods } from "./methods/reactions";
import { userMethods } from "./methods/users";
import { viewMethods } from "./methods/views";
import { isObject, readParameters, UnreadableParameter } from "./parameters";
import { applyResponse } from "./respond";
import { type Answer, fail } from "./types";

const LARGEST_BODY = "20mb";

async function answer(request: Request, methods: Methods, token: string, context: Context): Promise<Answer> {
  const parameters = readParameters(request.body, request.query);
  const given = request.get("authorization")?.replace(/^Bearer\s+/i, "") ?? parameters.token;
  if (typeof given !== "string" || given === "") return fail("not_authed");
  if (given !== token) return fail("invalid_auth");
  const name = request.params.method;
  const method = typeof name === "string" && Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method ? method(parameters, context) : fail("unknown_method", { req_method: name });
}

async function answerSafely(
  request: Request,
  methods: Methods,
  token: string,
  context: Context,
): Promise<Answer> {
  try {
    return await answer(request, methods, token, context);
  } catch (error) {
    if (error instanceof UnreadableParameter) return fail("invalid_arguments", { detail: error.message });
    throw error;
  }
}

/** The bytes of an upload, sent as they are or as the one file of a form. */
async function uploadedBytes(request: Request): Promise<Uint8Array | null> {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return null;
  const type = request.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return body;
  const form = await new globalThis.Response(new Uint8Array(body), {
    headers: { "content-type": type },
  }).formData();
  for (const value of form.values()) {
    return typeof value === "string" ? Buffer.from(value) : new Uint8Array(await value.arrayBuffer());
  }
  return null;
}

function respondOnce(request: Request, response: Response, context: Context): void {
  const use = context.responses.use(String(request.params.token));
  if ("error" in use) {
    response.status(404).json(fail(use.error));
    return;
  }
  const body: unknown = request.body;
  const payload = isObject(body) ? body : {};
  const result = applyResponse(payload, use.target, context);
  if (result.ok) response.type("text/plain").send("ok");
  else response.status(400).json(result);
}

/** The Web API under /api, response URLs under /response, uploads under /upload. */
export function slackRouter(context: Context, token: string): Router {
  const uploads = new Uploads();
  const methods: Methods = {
    ...authMethods,
    ...userMethods,
    ...conversationMethods,
    ...chatMethods,
    ...viewMethods,
    ...reactionMethods,
    ...fileMethods(uploads),
  };
  const router = express.Router();
  const json = express.json({ limit: LARGEST_BODY, type: ["application/json", "text/plain"] });
  const form = express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: 100 });
  router.all("/api/:method", json, form, async (request, response) => {
    response.set("x-oauth-scopes", context.scopes.join(","));
    response.json(await answerSafely(request, methods, token, context));
  });
  router.post("/response/:token", json, (request, response) => respondOnce(request, response, context));
  router.post(
    "/upload/:secret",
    express.raw({ type: () => true, limit: "50mb" }),
    async (request, response) => {
      const bytes = await uploadedBytes(request);
      const taken = bytes !== null && uploads.receive(String(request.params.secret), bytes);
      response
        .status(taken ? 200 : 400)
        .send(taken ? "OK" : "no such upload, or another length than announced");
    },
  );
  return router;
}
