import { useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from "react";
import type { QuietCell } from "@/lib/core/quiet-grid";
import { rectangleOf, stepFrom } from "./week-rectangle";

interface Painting {
  /** Where the keyboard is, and where a stroke has got to. */
  at: QuietCell;
  /** Where a stroke, or a selection by keys, began. */
  anchor: QuietCell | null;
  isStroke: boolean;
}

/** Paints hours of the week with a mouse, a finger or keys: what the first one becomes, all of them become. */
export function useWeekPainting(
  isQuiet: (cell: QuietCell) => boolean,
  onPaint: (cells: QuietCell[], isQuiet: boolean) => void,
) {
  const grid = useRef<HTMLDivElement>(null);
  const [painting, setPainting] = useState<Painting>({
    at: { day: 0, hour: 0 },
    anchor: null,
    isStroke: false,
  });
  const { at, anchor, isStroke } = painting;
  const begin = anchor ?? at;
  const paint = () => {
    onPaint(rectangleOf(begin, at), !isQuiet(begin));
    setPainting({ at, anchor: null, isStroke: false });
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const cell = cellOf(event.target);
    // Coming by another way than the arrows: what was chosen is not meant.
    if (cell)
      setPainting((now) => (isSame(now.at, cell) ? now : { at: cell, anchor: null, isStroke: false }));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const cell = event.button === 0 ? cellUnder(event) : null;
    if (!cell) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPainting({ at: cell, anchor: cell, isStroke: true });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const cell = isStroke ? cellUnder(event) : null;
    if (cell && !isSame(cell, at)) setPainting({ ...painting, at: cell });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      return paint();
    }
    if (event.key === "Escape") return setPainting({ ...painting, anchor: null });
    const next = stepFrom(at, event.key);
    if (!next) return;
    event.preventDefault();
    setPainting({ at: next, anchor: event.shiftKey ? begin : null, isStroke: false });
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.day}/${next.hour}"]`)?.focus();
  };

  return {
    grid,
    at,
    selected: anchor ? rectangleOf(anchor, at) : [],
    handlers: {
      onFocus,
      onPointerDown,
      onPointerMove,
      onPointerUp: () => isStroke && paint(),
      onPointerCancel: () => setPainting({ at, anchor: null, isStroke: false }),
      onKeyDown,
    },
  };
}

function isSame(one: QuietCell, other: QuietCell): boolean {
  return one.day === other.day && one.hour === other.hour;
}

function cellUnder({ clientX, clientY }: PointerEvent): QuietCell | null {
  return cellOf(document.elementFromPoint(clientX, clientY));
}

function cellOf(element: Element | null): QuietCell | null {
  const found = element?.closest<HTMLElement>("[data-cell]");
  const [day, hour] = found?.dataset.cell?.split("/").map(Number) ?? [];
  return day === undefined || hour === undefined ? null : { day, hour };
}
