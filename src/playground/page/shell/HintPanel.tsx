import { useSnapshot } from "../snapshot-context";

/** Commands to try: a click puts one into the composer, where it can be changed before it is sent. */
export function HintPanel({ choose }: { choose(line: string): void }) {
  const { commands } = useSnapshot();
  const examples = byTurns(commands.map((command) => command.examples));
  if (examples.length === 0) return null;
  return (
    <section className="hints" aria-label="Examples">
      <span>Try:</span>
      {examples.map((example) => (
        <button key={example} type="button" onClick={() => choose(example)}>
          {example}
        </button>
      ))}
    </section>
  );
}

/** The first of each, then the second of each, and so on: what every command does is seen before its details. */
function byTurns(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
