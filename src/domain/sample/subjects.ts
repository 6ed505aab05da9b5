import type { SampleTeam } from "./people";

/** What a conversation is about: which team it goes to, its tags, and how customers put it. */
export interface Subject {
  readonly topic: string;
  readonly teamId: SampleTeam["id"];
  readonly weight: number;
  readonly tags: readonly [string, ...string[]];
  readonly questions: readonly [string, ...string[]];
}

/** A way in: how likely it is, and how much faster (below 1) or slower than e-mail people answer there. */
export interface Channel {
  readonly name: string;
  readonly weight: number;
  readonly pace: number;
  /** Median time until the customer writes again, in minutes. */
  readonly customerMinutes: number;
}

export const channels: readonly [Channel, ...Channel[]] = [
  { name: "email", weight: 40, pace: 1.6, customerMinutes: 150 },
  { name: "chat", weight: 34, pace: 0.25, customerMinutes: 3 },
  { name: "whatsapp", weight: 13, pace: 0.5, customerMinutes: 15 },
  { name: "phone", weight: 8, pace: 0.1, customerMinutes: 30 },
  { name: "sms", weight: 5, pace: 0.7, customerMinutes: 25 },
];

/** The inbox that belongs to a team. */
export const inboxOfTeam: Record<SampleTeam["id"], string> = {
  t1: "support",
  t2: "billing",
  t3: "sales",
};

export const subjects: readonly [Subject, ...Subject[]] = [
  {
    topic: "login",
    teamId: "t1",
    weight: 14,
    tags: ["account", "password"],
    questions: [
      "I can't log in since this morning.",
      "The password reset mail never arrives.",
      "It says my account is locked. Why?",
      "My new phone does not get the security codes.",
    ],
  },
  {
    topic: "bug",
    teamId: "t1",
    weight: 13,
    tags: ["bug", "app", "urgent"],
    questions: [
      "The export stops at 50 %.",
      "Saving a draft gives me a blank page.",
      "Since the update the calendar shows the wrong week.",
      "The app closes when I open a photo.",
    ],
  },
  {
    topic: "how to",
    teamId: "t1",
    weight: 15,
    tags: ["question", "first steps"],
    questions: [
      "How do I invite a colleague?",
      "Where can I change the language?",
      "Can I print the weekly plan?",
      "Is there a way to undo an import?",
    ],
  },
  {
    topic: "delivery",
    teamId: "t1",
    weight: 10,
    tags: ["delivery", "urgent"],
    questions: [
      "My order has not arrived yet.",
      "The parcel came, but one part is missing.",
      "Can you change the delivery address?",
      "Tracking has said 'on its way' for six days.",
    ],
  },
  {
    topic: "invoice",
    teamId: "t2",
    weight: 12,
    tags: ["invoice", "tax"],
    questions: [
      "Please send me the invoice for last month.",
      "Our VAT number is missing on the invoice.",
      "The total looks higher than agreed.",
      "Can invoices go to our accounting address?",
    ],
  },
  {
    topic: "refund",
    teamId: "t2",
    weight: 8,
    tags: ["refund", "urgent"],
    questions: [
      "I was charged twice.",
      "I cancelled in time but was billed anyway.",
      "When will my refund arrive?",
      "I would like my money back, please.",
    ],
  },
  {
    topic: "payment",
    teamId: "t2",
    weight: 7,
    tags: ["payment"],
    questions: [
      "My card was declined, but it works elsewhere.",
      "Can we pay by bank transfer?",
      "How do I replace an expired card?",
    ],
  },
  {
    topic: "pricing",
    teamId: "t3",
    weight: 9,
    tags: ["lead", "pricing"],
    questions: [
      "What would it cost for 25 people?",
      "Is there a discount for schools?",
      "What is the difference between Plus and Pro?",
    ],
  },
  {
    topic: "demo",
    teamId: "t3",
    weight: 6,
    tags: ["lead", "demo"],
    questions: [
      "Could somebody show us the product next week?",
      "We would like a demo for our team.",
      "Do you have a recorded tour?",
    ],
  },
  {
    topic: "renewal",
    teamId: "t3",
    weight: 6,
    tags: ["renewal"],
    questions: [
      "Our contract ends next month. What are the options?",
      "We want to add ten seats at renewal.",
      "We are thinking of leaving. Can you do better on price?",
    ],
  },
];
