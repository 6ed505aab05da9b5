import type { Command } from "./command";
import { perf } from "./perf";
import { reportCommand } from "./report-command";
import { sla } from "./sla";

/** The commands that answer with a report, in the order in which people see them. */
export const reportCommands: readonly Command[] = [
  perf,
  reportCommand({
    report: "performance",
    name: "/leaderboard",
    summary: "Members ranked by any figure of the performance report",
    usage: "[7d|30d|90d] [by METRIC] [team:…]",
    examples: [
      { text: "/leaderboard", does: "ranked by cases closed, for the last 30 days" },
      { text: "/leaderboard 7d by rating", does: "by the ratings of the last 7 days" },
      { text: "/leaderboard 90d by first response team:Support", does: "one team, the fastest first" },
    ],
    notes: [
      "Members who share a value share a rank. An average ranks a member from 3 values on, so that one lucky case leads nobody.",
    ],
  }),
  reportCommand({
    report: "feedback",
    name: "/feedback",
    summary: "Recent ratings with comments and who is credited",
    usage: "[range] [@member] [team:…] [score:…] [inbox:… channel:… tag:… topic:…]",
    examples: [
      { text: "/feedback", does: "ratings of the last 30 days" },
      { text: "/feedback 7d score:1,2", does: "the unhappy ones of the last 7 days" },
      { text: "/feedback @member october", does: "what one member was given" },
    ],
    notes: ["A rating is credited to the owner at the rating, and stays theirs after a hand-over."],
  }),
  reportCommand({
    report: "assignments",
    name: "/assignments",
    summary: "Who was assigned what, by whom and by which source",
    usage: "[range] [source:… to:… by:… contact:… conversation:…] [inbox:… channel:… tag:… topic:…]",
    examples: [
      { text: "/assignments", does: "counts and shares by source, and the log" },
      { text: "/assignments 7d source:workflow,user", does: "by these two sources" },
      { text: '/assignments to:@member contact:"Ann Smith"', does: "one member, one contact" },
    ],
    notes: [
      "Unassignments count; an assignee carried over at the opening does not.",
      "Agents and viewers see what was assigned to themselves, without the names of teammates.",
    ],
  }),
  reportCommand({
    report: "comments",
    name: "/comments",
    summary: "The comment log: who wrote what about which contact",
    usage: "[range] [by:… contact:…] [inbox:… channel:… tag:… topic:…]",
    examples: [
      { text: "/comments", does: "comments of the last 30 days" },
      { text: "/comments this week by:@member", does: "what one member wrote" },
      { text: '/comments contact:"Ann Smith"', does: "about one contact" },
    ],
    notes: [],
  }),
  reportCommand({
    report: "workload",
    name: "/workload",
    summary: "Handle time, time online and utilization, or who is online now",
    usage: "[now] [range] [@member] [team:…] [inbox:… channel:… tag:… topic:…]",
    examples: [
      { text: "/workload", does: "handle time, online time and utilization of the last 30 days" },
      { text: "/workload now", does: "who is online and what they own; open a conversation from there" },
      { text: "/workload 7d team:Support", does: "one team" },
    ],
    notes: [
      "Handle time is the length of visits in which the member replied; office hours do not change it.",
    ],
  }),
  sla,
  reportCommand({
    report: "usage",
    name: "/usage",
    summary: "Unique contacts, closed conversations, active members, proactive messages",
    usage: "[range] [inbox:… channel:… tag:… topic:…] [compare]",
    examples: [
      { text: "/usage", does: "the last 30 days" },
      { text: "/usage this month compare", does: "with the change since last month" },
    ],
    notes: [],
  }),
];
