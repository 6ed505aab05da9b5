import { type RefObject, useEffect, useRef, useState } from "react";

export interface Popover {
  readonly isOpen: boolean;
  readonly container: RefObject<HTMLDivElement | null>;
  toggle(): void;
  close(): void;
}

/** A small panel that closes with Escape, with a click elsewhere, and when the focus leaves it. */
export function usePopover(): Popover {
  const [isOpen, setOpen] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !container.current?.contains(event.target)) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // Only the panel closes, not the dialog that it stands in.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      container.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    document.addEventListener("keydown", closeOnEscape, true);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
      document.removeEventListener("keydown", closeOnEscape, true);
    };
  }, [isOpen]);
  return { isOpen, container, toggle: () => setOpen((open) => !open), close: () => setOpen(false) };
}
