/** What people of the sample say. Invented, short, and without any personal data. */

type Texts = readonly [string, ...string[]];

export const botGreetings: Texts = [
  "Hi! I am the helper bot. A person will be with you soon.",
  "Thanks for your message. While you wait: many answers are in our help centre.",
  "Got it! I am passing this on to the team.",
];

export const replies: Texts = [
  "Thanks for writing! I am looking into it now.",
  "Sorry about that. Could you tell me which browser you use?",
  "I have just checked: this should work again. Could you try once more?",
  "Good question. You find it under Settings, then Team.",
  "I have asked a colleague and will come back to you today.",
  "Could you send me the number on the confirmation?",
  "That was our mistake, and I have put it right.",
  "Here are the steps, one by one.",
  "I understand. Let me see what we can do.",
  "Done! You should see the change within a few minutes.",
];

export const lastReplies: Texts = [
  "Glad that it works now. Have a nice day!",
  "You are welcome. Write any time.",
  "All set. I am closing this for now; just answer if anything comes up.",
  "Great to hear. Thanks for your patience!",
];

export const proactiveMessages: Texts = [
  "Hello! Your trial ends on Friday. Would a short call help?",
  "We have just released the report you asked for. Want to try it?",
  "Your yearly plan renews next month. Shall we go through the options?",
  "I noticed that the import did not finish. May I help?",
];

export const customerAnswers: Texts = [
  "Yes, that's it.",
  "Thanks, I will try that.",
  "It still does not work, sorry.",
  "I use the newest version.",
  "Any news?",
  "Perfect, thank you!",
  "Hm, I don't see that button.",
  "Here is the number: it starts with 40.",
  "OK, and how long will it take?",
  "👍",
];

export const customersComingBack: Texts = [
  "It is happening again.",
  "One more question, sorry!",
  "I spoke too soon: the problem is back.",
  "Could you reopen this? Something is still missing.",
];

export const notes: Texts = [
  "Customer since last year, be generous.",
  "Same cause as the incident on Monday.",
  "Waiting for the warehouse to confirm.",
  "Checked the logs: nothing unusual.",
  "Refund approved by the team lead.",
  "Prefers to be called in the afternoon.",
  "Reproduced on my machine, ticket is with engineering.",
  "Asked twice for the order number, no answer yet.",
];

export const handOverNotes: Texts = [
  "Passing this on, it is about the contract.",
  "Out from tomorrow, could you take over?",
  "You know this account best.",
  "Second level please, see above.",
];

export const workflowNotes: Texts = [
  "Marked as waiting for the customer.",
  "Priority raised: no answer for a day.",
];

/** What customers add to a rating, by its score. */
export const ratingComments: Record<number, Texts> = {
  1: [
    "Three days for one sentence.",
    "Nobody read what I wrote.",
    "Still broken. Very disappointed.",
    "I had to explain it four times.",
  ],
  2: [
    "Friendly, but it took far too long.",
    "The problem is only half solved.",
    "I expected a clearer answer.",
  ],
  3: ["Okay in the end.", "It works, though I had to ask twice.", "Average."],
  4: ["Good help, a bit slow.", "Solved, thanks.", "Clear answer.", "Nice and to the point."],
  5: [
    "Fast and friendly!",
    "Solved within minutes, wow.",
    "Best support I've had in a long time.",
    "Patient and very clear. Thank you!",
    "Great 😀",
  ],
};
