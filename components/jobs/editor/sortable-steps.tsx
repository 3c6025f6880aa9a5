"use client";

import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type Modifier,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { ReactNode } from "react";
import type { StepDraft } from "./job-draft";

const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });
const modifiers = [upAndDown];

interface SortableStepsProps {
  steps: readonly StepDraft[];
  onMove: (id: string, to: number) => void;
  children: ReactNode;
}

/** Lets the rows be dragged by their handles: with the mouse, a finger, or Space and the arrow keys. */
export function SortableSteps({ steps, onMove, children }: SortableStepsProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = steps.map(({ id }) => id);
  return (
    <DndContext
      id="steps"
      sensors={sensors}
      modifiers={modifiers}
      collisionDetection={closestCenter}
      accessibility={{
        announcements: announcementsOf(steps),
        screenReaderInstructions: {
          draggable:
            "To move the step, press Space, then the arrow keys, and Space again to put it down. Escape puts it back.",
        },
      }}
      onDragEnd={({ active, over }) => {
        if (over && over.id !== active.id) onMove(String(active.id), ids.indexOf(String(over.id)));
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

function announcementsOf(steps: readonly StepDraft[]): Announcements {
  const nameOf = (id: string | number) => steps.find((step) => step.id === id)?.name ?? "The step";
  const placeOf = (id: string | number) =>
    `${steps.findIndex((step) => step.id === id) + 1} of ${steps.length}`;
  return {
    onDragStart: ({ active }) => `${nameOf(active.id)} is picked up; it is number ${placeOf(active.id)}.`,
    onDragOver: ({ active, over }) =>
      over ? `${nameOf(active.id)} would be number ${placeOf(over.id)}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over
        ? `${nameOf(active.id)} is number ${placeOf(over.id)} now.`
        : `${nameOf(active.id)} is where it was.`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} is where it was.`,
  };
}
