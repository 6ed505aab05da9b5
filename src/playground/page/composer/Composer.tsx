import { type KeyboardEvent, useId, useState } from "react";
import { useSnapshot } from "../snapshot-context";
import { SuggestionList } from "./SuggestionList";
import { type Suggestion, suggestionsFor, usageOf } from "./suggestions";

interface Props {
  readonly placeholder: string;
  /** What stands in it; whoever shows the composer keeps it, so that an example can be put there. */
  readonly text: string;
  readonly isBusy: boolean;
  /** False in threads, where Slack runs no commands. */
  readonly takesCommands?: boolean;
  write(text: string): void;
  send(text: string): void;
}

/** Where one types: messages, commands with their hints, and @members. */
export function Composer({ placeholder, text, isBusy, takesCommands = true, write: setText, send }: Props) {
  const snapshot = useSnapshot();
  const [chosen, setChosen] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const listId = useId();
  const isCommand = text.startsWith("/");
  const found = isDismissed || (isCommand && !takesCommands) ? [] : suggestionsFor(text, snapshot);
  const isOpen = found.length > 0;
  const usage = takesCommands
    ? usageOf(text, snapshot)
    : isCommand
      ? "Slack runs no commands in threads."
      : null;
  const hint = takesCommands ? "Type / for commands, @ for people. Enter sends." : "Enter sends.";

  const write = (next: string) => {
    setText(next);
    setChosen(0);
    setDismissed(false);
  };
  const take = (suggestion: Suggestion | undefined) => {
    if (suggestion) write(suggestion.completed);
  };
  const sendNow = () => {
    if (text.trim() === "") return;
    send(text.trim());
    write("");
  };
  const isComplete = found.some(({ completed }) => completed.trimEnd() === text);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isOpen && move) setChosen((chosen + move + found.length) % found.length);
    else if (isOpen && event.key === "Escape") setDismissed(true);
    else if (isOpen && (event.key === "Tab" || (event.key === "Enter" && !isComplete))) take(found[chosen]);
    else if (event.key === "Enter" && !event.shiftKey) sendNow();
    else return;
    event.preventDefault();
  };
  return (
    <div className="composer">
      {isOpen && <SuggestionList id={listId} suggestions={found} chosen={chosen} take={take} />}
      <div className="composer-box">
        <textarea
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${listId}-${chosen}` : undefined}
          dir="auto"
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="button primary"
          aria-busy={isBusy}
          disabled={text.trim() === ""}
          onClick={sendNow}
        >
          Send
        </button>
      </div>
      <p className="usage quiet">{usage ?? hint}</p>
    </div>
  );
}
