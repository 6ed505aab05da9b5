import { isClosed } from "../../../src/domain/conversation";
import { wallClockTime } from "../../../src/domain/instant";
import { usersFigures, usersMetrics } from "../../../src/domain/metrics";
import {
  assigned,
  closed,
  conversation,
  member,
  opened,
  received,
  reopened,
  replied,
} from "../../support/conversation-script";

type Steps = Parameters<typeof conversation>[1];

const workflow = { kind: "workflow" };

/** What the metric sees, as `member value` or `member item`, durations in minutes. */
function observe(key: (typeof usersMetrics)[number]["key"], steps: Steps): string[] {
  const metric = usersMetrics.find((candidate) => candidate.key === key);
  const folded = conversation("c1", steps);
  if (!metric || !isClosed(folded)) throw new Error("The conversation must be closed");
  return metric.observe(folded, wallClockTime).map(({ memberId, value, item }) => {
    return `${memberId} ${item ?? (metric.kind === "duration" ? `${value / 60_000} min` : value)}`;
  });
}

// Opened 09:00, handed from u1 to u2, answered by both, closed by u2 at 12:00, reopened, closed for good at 14:00.
const handedOver: Steps = [
  opened("09:00"),
  received("09:02"),
  assigned("09:05", "u1"),
  replied("09:12", "u1"),
  ["09:13", "comment.added", { by: member("u1"), text: "over to u2" }],
  assigned("09:30", "u2"),
  received("10:00"),
  replied("10:20", "u2"),
  replied("10:21", "u2"),
  ["11:00", "message.sent", { by: member("u3"), proactive: true }],
  closed("12:00", member("u2")),
  reopened("13:00"),
  assigned("13:10", "u1"),
  assigned("13:20", null),
  closed("14:00", workflow),
  assigned("15:00", "u4"),
  ["15:01", "comment.added", { by: member("u4"), text: "for the record" }],
  replied("15:02", "u4"),
];

describe("conversationsAssigned", () => {
  it("counts once everyone to whom it was assigned up to the close, and nobody assigned after it", () => {
    expect(observe("conversationsAssigned", handedOver)).toEqual(["u1 1", "u2 1"]);
  });

  it("counts the one to whom it was carried over", () => {
    expect(
      observe("conversationsAssigned", [opened("09:00", { assigneeId: "u7" }), closed("10:00", workflow)]),
    ).toEqual(["u7 1"]);
  });
});

describe("conversationsClosed and uniqueContactsClosed", () => {
  it("credit the owner at the last close when no member closed it", () => {
    expect(observe("conversationsClosed", handedOver)).toEqual(["u1 1"]);
    expect(observe("uniqueContactsClosed", handedOver)).toEqual(["u1 k1"]);
  });

  it("credit nobody when nobody ever owned it", () => {
    expect(observe("conversationsClosed", [opened("09:00"), closed("10:00", workflow)])).toEqual([]);
  });
});

describe("messagesSent", () => {
  it("counts every message of a member over the whole life, proactive ones and those after the close included", () => {
    expect(observe("messagesSent", handedOver)).toEqual(["u1 1", "u2 1", "u2 1", "u3 1", "u4 1"]);
  });
});

describe("comments", () => {
  it("counts the comments of members, also after the close, but not a workflow's", () => {
    const steps: Steps = [...handedOver, ["16:00", "comment.added", { by: workflow, text: "auto" }]];
    expect(observe("comments", steps)).toEqual(["u1 1", "u4 1"]);
  });
});

describe("FirstResponseTime", () => {
  it("runs from the opening to the first reply, for the member who sent it", () => {
    expect(observe("FirstResponseTime", handedOver)).toEqual(["u1 12 min"]);
  });

  it("a reply before the first inbound is no first response", () => {
    const steps = [
      opened("09:00"),
      replied("09:01", "u1"),
      received("09:10"),
      replied("09:30", "u2"),
      closed("10:00", workflow),
    ];
    expect(observe("FirstResponseTime", steps)).toEqual(["u2 30 min"]);
  });

  it("counts as 0 where the first response came before the opening", () => {
    const steps = [received("08:00"), replied("08:30", "u1"), opened("09:00"), closed("10:00", workflow)];
    expect(observe("FirstResponseTime", steps)).toEqual(["u1 0 min"]);
  });
});

describe("FirstAssignmentToFirstResponseTime", () => {
  it("runs from the first assignment, whoever it went to", () => {
    expect(observe("FirstAssignmentToFirstResponseTime", handedOver)).toEqual(["u1 7 min"]);
  });

  it("sees nothing where the first assignment came after the first response", () => {
    const steps = [
      opened("09:00"),
      received("09:00"),
      replied("09:10", "u1"),
      assigned("09:11", "u1"),
      closed("10:00", workflow),
    ];
    expect(observe("FirstAssignmentToFirstResponseTime", steps)).toEqual([]);
  });
});

describe("ResponseTime", () => {
  it("sees each reply that ended a wait, for the member who sent it", () => {
    expect(observe("ResponseTime", handedOver)).toEqual(["u1 10 min", "u2 20 min"]);
  });
});

describe("ResolutionTime", () => {
  it("runs from the opening to the last close", () => {
    expect(observe("ResolutionTime", handedOver)).toEqual(["u1 300 min"]);
  });
});

describe("FirstAssignmentToCloseTime", () => {
  it("runs from the first assignment to the last close", () => {
    expect(observe("FirstAssignmentToCloseTime", handedOver)).toEqual(["u1 295 min"]);
  });

  it("sees nothing where it was not assigned by the close", () => {
    const steps = [opened("09:00"), closed("10:00", member("u1")), assigned("11:00", "u1")];
    expect(observe("FirstAssignmentToCloseTime", steps)).toEqual([]);
  });
});

describe("LastAssignmentToCloseTime", () => {
  it("runs from the last assignment to a member up to the close; an unassignment is none", () => {
    expect(observe("LastAssignmentToCloseTime", handedOver)).toEqual(["u1 50 min"]);
  });
});

describe("the figures", () => {
  it("are the metrics of the contract, with mean, median and p90, and the maximum where it is asked for", () => {
    expect(usersFigures.map(({ key }) => key)).toEqual([
      "conversationsAssigned",
      "conversationsClosed",
      "uniqueContactsClosed",
      "messagesSent",
      "comments",
      "avgFirstResponseTime",
      "p50FirstResponseTime",
      "p90FirstResponseTime",
      "avgFirstAssignmentToFirstResponseTime",
      "p50FirstAssignmentToFirstResponseTime",
      "p90FirstAssignmentToFirstResponseTime",
      "avgResponseTime",
      "p50ResponseTime",
      "p90ResponseTime",
      "avgResolutionTime",
      "p50ResolutionTime",
      "p90ResolutionTime",
      "maxResolutionTime",
      "avgFirstAssignmentToCloseTime",
      "p50FirstAssignmentToCloseTime",
      "p90FirstAssignmentToCloseTime",
      "maxFirstAssignmentToCloseTime",
      "avgLastAssignmentToCloseTime",
      "p50LastAssignmentToCloseTime",
      "p90LastAssignmentToCloseTime",
      "maxLastAssignmentToCloseTime",
    ]);
  });
});
