import Button from "@mui/material/Button";
import type { KeyboardEvent } from "react";
import type { HeldChangeName } from "./held-words";

interface HeldButtonsProps {
  /** What they are about, for whoever hears them only; a selection needs none. */
  of?: string;
  onAsk: (change: HeldChangeName) => void;
}

/** In a cell of the table Space would go down a page: here it presses the button. */
function keepKeys(event: KeyboardEvent) {
  if (event.key === " " || event.key === "Enter") event.stopPropagation();
}

export function HeldButtons({ of, onAsk }: HeldButtonsProps) {
  return (
    <>
      <Button
        size="small"
        onClick={() => onAsk("release")}
        onKeyDown={keepKeys}
        aria-label={of && `Send now: ${of}`}
      >
        Send now
      </Button>
      <Button
        size="small"
        color="secondary"
        onClick={() => onAsk("cancel")}
        onKeyDown={keepKeys}
        aria-label={of && `Drop: ${of}`}
      >
        Drop
      </Button>
    </>
  );
}
