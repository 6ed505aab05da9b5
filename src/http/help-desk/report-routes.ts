import { type RequestHandler, type Response, Router } from "express";
import { readConversationHistory } from "../../reports/help-desk/conversation-history";
import { readHappiness } from "../../reports/help-desk/happiness";
import { readUserReport } from "../../reports/help-desk/overall";
import type { HelpDesk } from "../../reports/help-desk/ports";
import {
  resolveRequest,
  type UserReportQuestion,
  type UserReportRequest,
} from "../../reports/help-desk/question";
import { readRatings } from "../../reports/help-desk/ratings";
import { readSeries, type SeriesOf } from "../../reports/help-desk/series";
import { readParameters } from "./parameters";
import { ParameterProblem } from "./problems";
import { happinessJson, historyJson, ratingClasses, ratingsJson, seriesJson, userReportJson } from "./shapes";

/** The reports of a member or a team; the requests are let through already. */
export function reportRoutes(deskOf: (response: Response) => HelpDesk): Router {
  return Router()
    .get("/v2/reports/user", async (request, response) => {
      const desk = deskOf(response);
      const { request: wanted } = readParameters("overall", request.query);
      response.json(userReportJson(await readUserReport(desk, await resolved(desk, wanted))));
    })
    .get("/v2/reports/user/conversation-history", async (request, response) => {
      const desk = deskOf(response);
      const { request: wanted, ...list } = readParameters("history", request.query);
      response.json(historyJson(await readConversationHistory(desk, await resolved(desk, wanted), list)));
    })
    .get("/v2/reports/user/ratings", async (request, response) => {
      const desk = deskOf(response);
      const { request: wanted, ...list } = readParameters("ratings", request.query);
      const rating = ratingClasses[list.rating];
      const sortField = list.sortField ?? list.sortFieldRatings ?? null;
      const { page, sortOrder } = list;
      const ratings = { rating, sortField, sortOrder, page };
      response.json(ratingsJson(await readRatings(desk, await resolved(desk, wanted), ratings)));
    })
    .get("/v2/reports/user/happiness", async (request, response) => {
      const desk = deskOf(response);
      const { request: wanted } = readParameters("happiness", request.query);
      response.json(happinessJson(await readHappiness(desk, await resolved(desk, wanted))));
    })
    .get("/v2/reports/user/replies", series(deskOf, "replies"))
    .get("/v2/reports/user/resolutions", series(deskOf, "resolved"));
}

function series(deskOf: (response: Response) => HelpDesk, of: SeriesOf): RequestHandler {
  return async (request, response) => {
    const desk = deskOf(response);
    const { request: wanted, viewBy } = readParameters("series", request.query);
    const answer = await readSeries(desk, await resolved(desk, wanted), { of, viewBy });
    if ("kind" in answer) {
      const message = `Expected one of these for this range: ${answer.allowed.map((unit) => `'${unit}'`).join(", ")}`;
      throw new ParameterProblem([{ path: "viewBy", message, rejectedValue: viewBy ?? undefined }]);
    }
    response.json(seriesJson(of, answer));
  };
}

async function resolved(desk: HelpDesk, request: UserReportRequest): Promise<UserReportQuestion> {
  const question = await resolveRequest(desk, request);
  if (!("kind" in question)) return question;
  const { parameter: path, value: rejectedValue } = question;
  throw new ParameterProblem([{ path, message: "is not a valid identifier here", rejectedValue }]);
}
