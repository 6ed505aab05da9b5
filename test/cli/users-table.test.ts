import { usersTable } from "../../src/cli/reports/users-table";
import { readUsersView, type UsersView } from "../../src/reports/users-report";
import { memorySource } from "../support/memory-source";

const at = (time: string) => `2026-10-01T${time}:00Z`;
const events = [
  {
    id: "1",
    type: "user.upserted",
    at: at("08:00"),
    user: { id: "u1", name: "Ann\u001b[2J Lee", role: "agent" },
  },
  {
    id: "2",
    type: "conversation.opened",
    at: at("09:00"),
    conversationId: "c1",
    contact: { id: "k1" },
    by: { kind: "contact" },
  },
  {
    id: "3",
    type: "conversation.closed",
    at: at("10:30"),
    conversationId: "c1",
    by: { kind: "user", id: "u1" },
  },
];

function view(range: { from: string; to: string }): Promise<UsersView> {
  const instants = { from: Date.parse(range.from), to: Date.parse(range.to) };
  return readUsersView(memorySource(events), "w", {
    range: instants,
    previous: null,
    filter: {},
    members: {},
  });
}

const october = { from: "2026-10-01T00:00:00Z", to: "2026-11-01T00:00:00Z" };

test.each([80, 120, 200])("no line is wider than a terminal of %i characters", async (width) => {
  const table = usersTable(await view(october), { title: "Users", width });
  expect(Math.max(...table.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
});

test("times are in words, beside each its sample size; what was not measured is a dash", async () => {
  const table = usersTable(await view(october), { title: "Users", width: 400 });
  expect(table).toMatch(/mean 1 h 30 min/);
  expect(table).toMatch(/ n 1 /);
  expect(table).toMatch(/ – /);
  expect(table).toMatch(/Total \(1\)/);
});

test("a name cannot move the terminal's cursor", async () => {
  expect(usersTable(await view(october), { title: "Users", width: 400 })).not.toContain("\u001b");
});

test("without rows the table says so in words", async () => {
  const september = { from: "2026-09-01T00:00:00Z", to: "2026-10-01T00:00:00Z" };
  expect(usersTable(await view(september), { title: "Users", width: 80 })).toBe(
    "Users\n\nNo member closed a conversation here.",
  );
});
