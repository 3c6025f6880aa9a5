"use client";

import { useState, type KeyboardEvent, type RefObject } from "react";
import { copyText } from "@/components/ui/copy-text";
import type { OverflowItem } from "@/components/ui/overflow-menu";
import { useToast } from "@/components/ui/toast";
import type { StepType } from "@/lib/core/step";
import type { StepDraft } from "./job-draft";
import { makeId } from "./make-id";
import { stepText } from "./step-clipboard";
import { changeStep, duplicateStep, insertSteps, moveStep, newStep, removeStep } from "./step-list";
import type { DraftChange } from "./use-job-draft";

interface StepActionsOptions {
  steps: readonly StepDraft[];
  change: (change: DraftChange) => void;
  openStep: string | null;
  onOpen: (id: string | null) => void;
  list: RefObject<HTMLElement | null>;
}

export type StepActions = ReturnType<typeof useStepActions>;

/** What can be done with the steps of a draft, by mouse and by keyboard. */
export function useStepActions({ steps, change, openStep, onOpen, list }: StepActionsOptions) {
  const toast = useToast();
  const [insertion, setInsertion] = useState<{ index: number; anchor: HTMLElement } | null>(null);
  /** The step that was just added: its name waits to be typed. */
  const [addedId, setAddedId] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  const update = (next: (steps: StepDraft[]) => StepDraft[]) =>
    change((draft) => ({ steps: next(draft.steps) }));
  const rowOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-step="${id}"]`);
  const focusRow = (id: string | undefined) => id && requestAnimationFrame(() => rowOf(id)?.focus());

  const move = (id: string, to: number) => {
    if (to < 0 || to >= steps.length) return;
    update((current) => moveStep(current, id, to));
    setSaid(`The step is now number ${to + 1} of ${steps.length}.`);
    focusRow(id);
  };
  const add = (added: readonly StepDraft[], index: number) => {
    update((current) => insertSteps(current, index, added));
    onOpen(added[0]?.id ?? null);
  };
  const choose = (type: StepType) => {
    if (!insertion) return;
    const step = newStep(makeId(), type, steps);
    setInsertion(null);
    setAddedId(step.id);
    add([step], insertion.index);
  };
  const duplicate = (id: string) => {
    const copyId = makeId();
    update((current) => duplicateStep(current, id, copyId));
    onOpen(copyId);
    focusRow(copyId);
    setSaid("The copy stands below.");
  };
  const toggleEnabled = ({ id, enabled }: StepDraft) => {
    update((current) => changeStep(current, id, { enabled: !enabled }));
    setSaid(enabled ? "The step is switched off." : "The step is switched on.");
  };
  const remove = (step: StepDraft, index: number) => {
    update((current) => removeStep(current, step.id));
    const next = steps[index + 1] ?? steps[index - 1];
    if (openStep === step.id) onOpen(next?.id ?? null);
    focusRow(next?.id);
    toast({
      message: `“${step.name}” is deleted.`,
      undo: () => {
        update((current) =>
          current.some(({ id }) => id === step.id)
            ? current
            : insertSteps(current, Math.min(index, current.length), [step]),
        );
        onOpen(step.id);
      },
    });
  };
  const copy = (step: StepDraft) =>
    void copyText(stepText(step)).then((isCopied) =>
      toast(
        isCopied
          ? "The step is copied. Paste it into the steps of a job, here or elsewhere."
          : { state: "failed", message: "The browser does not let it be copied." },
      ),
    );
  const insertAt = (index: number, anchor: HTMLElement) => setInsertion({ index, anchor });
  const insertBeside = (id: string, index: number) => {
    const anchor = rowOf(id);
    // The menu that this comes from gives the focus back first.
    if (anchor) requestAnimationFrame(() => insertAt(index, anchor));
  };

  const keysOf = (step: StepDraft, index: number): Record<string, () => void> => ({
    "Alt+ArrowUp": () => move(step.id, index - 1),
    "Alt+ArrowDown": () => move(step.id, index + 1),
    ArrowUp: () => focusRow(steps[index - 1]?.id),
    ArrowDown: () => focusRow(steps[index + 1]?.id),
    Home: () => focusRow(steps[0]?.id),
    End: () => focusRow(steps.at(-1)?.id),
    Delete: () => remove(step, index),
    "Mod+d": () => duplicate(step.id),
    "Mod+Enter": () => insertBeside(step.id, index + 1),
  });

  return {
    said,
    addedId,
    insertion,
    insertAt,
    closeInsertion: () => setInsertion(null),
    choose,
    add,
    move,
    toggle: (id: string) => onOpen(openStep === id ? null : id),
    changeStep: (id: string, changed: Partial<Omit<StepDraft, "id">>) =>
      update((current) => changeStep(current, id, changed)),
    press: (event: KeyboardEvent, step: StepDraft, index: number) => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const prefix = `${event.altKey ? "Alt+" : ""}${event.ctrlKey || event.metaKey ? "Mod+" : ""}`;
      const act = event.shiftKey ? undefined : keysOf(step, index)[prefix + key];
      if (!act) return;
      event.preventDefault();
      act();
    },
    menuOf: (step: StepDraft, index: number): OverflowItem[] => [
      { label: "Move up", disabled: index === 0, onSelect: () => move(step.id, index - 1) },
      {
        label: "Move down",
        disabled: index === steps.length - 1,
        onSelect: () => move(step.id, index + 1),
      },
      { label: "Duplicate", onSelect: () => duplicate(step.id) },
      {
        label: step.enabled ? "Switch off" : "Switch on",
        onSelect: () => toggleEnabled(step),
      },
      { label: "Copy as JSON", onSelect: () => copy(step) },
      {
        label: "Add a step above…",
        dividerBefore: true,
        onSelect: () => insertBeside(step.id, index),
      },
      { label: "Add a step below…", onSelect: () => insertBeside(step.id, index + 1) },
      { label: "Delete", dividerBefore: true, danger: true, onSelect: () => remove(step, index) },
    ],
  };
}
