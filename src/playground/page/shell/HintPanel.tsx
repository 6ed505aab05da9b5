import { useSnapshot } from "../snapshot-context";

/** Commands to try with one click. */
export function HintPanel({ run }: { run(line: string): void }) {
  const { commands } = useSnapshot();
  const examples = commands.flatMap((command) => command.examples);
  if (examples.length === 0) return null;
  return (
    <section className="hints" aria-label="Examples">
      <span>Try:</span>
      {examples.map((example) => (
        <button key={example} type="button" onClick={() => run(example)}>
          {example}
        </button>
      ))}
    </section>
  );
}
