import type { RefObject } from "react";

/** What the palette's lists get from their column. */
export interface PaletteProps {
  inputRef: RefObject<HTMLInputElement | null>;
  onWrite: (textFor: (before: string) => string) => void;
  onLeave: () => void;
}
