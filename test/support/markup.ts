/** No text that Slack reads as markup has a mention, link, ping or stray formatting of other people in it. */
export function expectNoMarkup({ text, blocks }: { readonly text: string; readonly blocks: unknown }): void {
  expect(text).not.toMatch(/[<>*`~]/);
  for (const one of mrkdwnIn(blocks)) {
    expect(one).not.toMatch(/<[@!#h]/);
    expect(one).not.toContain("evil");
  }
  for (const type of ["link", "broadcast", "usergroup", "channel", "emoji"]) {
    expect(JSON.stringify(blocks)).not.toContain(`"type":"${type}"`);
  }
}

function mrkdwnIn(blocks: unknown): string[] {
  return JSON.stringify(blocks).match(/"type":"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
}
