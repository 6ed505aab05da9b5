import { withCurrentConversation } from "../../../src/playground/slack-stand-in/current-conversation";

const here = { id: "C0HERE", name: "here", members: [], hasBot: false };

function chosen(element: object, channel: Parameters<typeof withCurrentConversation>[1]): unknown {
  const menu = { type: "conversations_select", default_to_current_conversation: true, ...element };
  const shown = withCurrentConversation({ blocks: [{ type: "input", element: menu }] }, channel);
  return JSON.parse(JSON.stringify(shown)).blocks[0].element.initial_conversation;
}

describe("a menu that asks for the present conversation", () => {
  it("has the channel that the person looks at", () => {
    expect(chosen({}, here)).toBe("C0HERE");
    expect(chosen({ filter: { include: ["public"] } }, here)).toBe("C0HERE");
    expect(chosen({ filter: { include: ["private"] } }, { ...here, isPrivate: true })).toBe("C0HERE");
  });

  it("keeps what is chosen already", () => {
    expect(chosen({ initial_conversation: "C0OTHER" }, here)).toBe("C0OTHER");
  });

  it.each([
    [{ filter: { include: ["private"] } }, here],
    [{ filter: { include: ["public"] } }, { ...here, isPrivate: true }],
    [{ filter: { exclude_external_shared_channels: true } }, { ...here, isExternallyShared: true }],
    [{ default_to_current_conversation: false }, here],
    [{ type: "channels_select" }, here],
    [{}, undefined],
  ])("stays empty with %j in %j", (element, channel) => {
    expect(chosen(element, channel)).toBeUndefined();
  });
});
