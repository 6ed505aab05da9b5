import { useSnapshot } from "../snapshot-context";

/** Commands to try: a click puts one into the composer, where it can be changed before it is sent. */
export function HintPanel({ choose }: { choose(line: string): void }) {
  const { commands } = useSnapshot();
  const examples = commands.flatMap((command) => command.examples);
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
