import { keyed } from "../keyed";

/** Which of Slack's limits was broken, where, and by what. */
export function BreachList({ breaches, title }: { breaches: readonly string[]; title: string }) {
  if (breaches.length === 0) return null;
  return (
    <div className="breaches" role="alert">
      {title && <b>{title}</b>}
      <ul>
        {keyed(breaches).map(({ key, item }) => (
          <li key={key}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
