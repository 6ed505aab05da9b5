import type { AppIdentity, Channel, Person } from "./slack-stand-in/types";

/** The app as the playground installs it. */
export const sampleApp: AppIdentity = {
  name: "Caseboard",
  appId: "A0CASEBOARD",
  botId: "B0CASEBOARD",
  botUserId: "U0CASEBOARD",
  teamId: "T0NORTHWIND",
  teamName: "Northwind Support",
  teamDomain: "northwind",
};

/** One person for each kind of right. Those with an e-mail address can be members of the same address. */
export const samplePeople: readonly Person[] = [
  {
    id: "U0OLIVIA",
    name: "olivia",
    realName: "Olivia Hart",
    role: "owner",
    timeZone: "Europe/London",
    email: "olivia.hart@example.com",
    isOwner: true,
    isPrimaryOwner: true,
    isAdmin: true,
  },
  {
    id: "U0MARCO",
    name: "marco",
    realName: "Marco Silva",
    role: "manager",
    timeZone: "Europe/Berlin",
    email: "marco.silva@example.com",
  },
  {
    id: "U0AISHA",
    name: "aisha",
    realName: "Aisha Khan",
    role: "agent",
    timeZone: "Asia/Kolkata",
    email: "aisha.khan@example.com",
  },
  {
    id: "U0BEN",
    name: "ben",
    realName: "Ben Okafor",
    role: "agent",
    timeZone: "America/New_York",
    email: "ben.okafor@example.com",
  },
  {
    id: "U0VERA",
    name: "vera",
    realName: "Vera Lind",
    role: "viewer",
    timeZone: "Europe/Stockholm",
    email: "vera.lind@example.com",
  },
  {
    id: "U0GUEST",
    name: "gina",
    realName: "Gina Park",
    role: "guest",
    timeZone: "Asia/Seoul",
    email: "gina@contractor.example",
    isRestricted: true,
  },
  {
    id: "U0STRANGER",
    name: "sam",
    realName: "Sam Stone",
    role: "other company",
    timeZone: "America/Chicago",
    teamId: "T0PARTNER",
    isStranger: true,
  },
  {
    id: "U0NORA",
    name: "nora",
    realName: "Nora New",
    role: "not linked",
    timeZone: "Europe/Paris",
    email: "nora.new@unlinked.example",
  },
];

const everyone = samplePeople.filter((person) => !person.isStranger).map((person) => person.id);

/** Channels of each kind that the app treats differently. */
export const sampleChannels: readonly Channel[] = [
  {
    id: "C0SUPPORT",
    name: "support",
    topic: "How the support team is doing",
    members: everyone,
    hasBot: true,
  },
  {
    id: "C0GENERAL",
    name: "general",
    topic: "The app is not invited here",
    members: everyone,
    hasBot: false,
  },
  {
    id: "C0LEADS",
    name: "support-leads",
    topic: "Private: owner and manager",
    isPrivate: true,
    members: ["U0OLIVIA", "U0MARCO"],
    hasBot: true,
  },
  {
    id: "C0PARTNER",
    name: "partner-acme",
    topic: "Shared with another company",
    isExternallyShared: true,
    members: [...everyone, "U0STRANGER"],
    hasBot: true,
  },
  { id: "C0OLD", name: "old-support", topic: "Archived", isArchived: true, members: everyone, hasBot: true },
];
