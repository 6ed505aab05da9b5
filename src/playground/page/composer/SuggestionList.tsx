import type { Suggestion } from "./suggestions";

interface Props {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  take(suggestion: Suggestion): void;
}

/** The list above the composer; the keyboard stays in the composer. */
export function SuggestionList({ id, suggestions, chosen, take }: Props) {
  return (
    <div className="suggestions" id={id} role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, place) => (
        <button
          key={suggestion.key}
          type="button"
          role="option"
          tabIndex={-1}
          id={`${id}-${place}`}
          aria-selected={place === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(suggestion)}
        >
          <b>{suggestion.title}</b> <small>{suggestion.detail}</small>
        </button>
      ))}
    </div>
  );
}
