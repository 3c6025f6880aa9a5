"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useRef, type ClipboardEvent } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import { useToast } from "@/components/ui/toast";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { AddStepMenu } from "./add-step-menu";
import type { StepDraft } from "./job-draft";
import { makeId } from "./make-id";
import { problemsWithin } from "./problem-path";
import { SortableSteps } from "./sortable-steps";
import { readSteps, stepText } from "./step-clipboard";
import { StepForm } from "./step-form";
import { StepRow } from "./step-row";
import { useStepActions } from "./use-step-actions";
import type { DraftChange } from "./use-job-draft";

const MAX_STEPS = 100;

interface StepsPanelProps {
  steps: readonly StepDraft[];
  problems: ReadonlyMap<string, string>;
  change: (change: DraftChange) => void;
  openStep: string | null;
  onOpen: (id: string | null) => void;
}

/** The steps in their order, and the form of the one that is open. */
export function StepsPanel({ steps, problems, change, openStep, onOpen }: StepsPanelProps) {
  const list = useRef<HTMLDivElement>(null);
  const actions = useStepActions({ steps, change, openStep, onOpen, list });
  const toast = useToast();
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up("lg"), { defaultMatches: true });
  const openIndex = steps.findIndex(({ id }) => id === openStep);

  const paste = (event: ClipboardEvent) => {
    if (isField(event.target)) return;
    const added = readSteps(event.clipboardData.getData("text/plain"), steps, makeId);
    if (!added) return;
    event.preventDefault();
    const at = steps.findIndex(({ id }) => id === stepIdAt(event.target));
    actions.add(added, at < 0 ? steps.length : at + 1);
    toast(added.length === 1 ? "The step is pasted." : `${added.length} steps are pasted.`);
  };
  const copy = (event: ClipboardEvent) => {
    const step = steps.find(({ id }) => id === stepIdAt(event.target));
    if (!step || isField(event.target) || !getSelection()?.isCollapsed) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", stepText(step));
    toast("The step is copied.");
  };

  const formOf = (step: StepDraft, index: number) => (
    <StepForm
      key={step.id}
      step={step}
      index={index}
      count={steps.length}
      problems={problemsWithin(problems, `steps.${index}`)}
      isNew={actions.addedId === step.id}
      onChange={(changed) => actions.changeStep(step.id, changed)}
    />
  );
  const opened = steps[openIndex];
  const listProblem = problems.get("steps");

  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: {
          xs: "minmax(0, 1fr)",
          lg: steps.length > 0 ? "minmax(300px, 5fr) minmax(0, 8fr)" : "minmax(0, 1fr)",
        },
        columnGap: 5,
        alignItems: "start",
      }}
    >
      <Box
        ref={list}
        onPaste={paste}
        onCopy={copy}
        sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}
      >
        <VisuallyHidden>
          <h2>Steps</h2>
        </VisuallyHidden>
        {steps.length > 0 ? (
          <SortableSteps steps={steps} onMove={actions.move}>
            <Box
              component="ol"
              aria-label="Steps"
              sx={{ display: "grid", gap: 1.25, listStyle: "none", p: 0, m: 0 }}
            >
              {steps.map((step, index) => (
                <StepRow
                  key={step.id}
                  step={step}
                  index={index}
                  isOpen={step.id === openStep}
                  problemCount={problemsWithin(problems, `steps.${index}`).size}
                  actions={actions}
                >
                  {!isWide && step.id === openStep && (
                    <Box sx={{ p: 2, borderTop: 1, borderColor: "divider" }}>{formOf(step, index)}</Box>
                  )}
                </StepRow>
              ))}
            </Box>
          </SortableSteps>
        ) : (
          <EmptyState
            drawing="list"
            sentence="A job does its steps one after the other. It needs one at least."
          />
        )}
        {listProblem && (
          <Typography role="alert" variant="body2" color="failed.main">
            {listProblem}
          </Typography>
        )}
        {steps.length < MAX_STEPS && (
          <Button
            startIcon={<PlusIcon />}
            aria-haspopup="menu"
            onClick={(event) => actions.insertAt(steps.length, event.currentTarget)}
            sx={{ justifySelf: steps.length > 0 ? "start" : "center" }}
          >
            Add a step
          </Button>
        )}
        {steps.length > 0 && isWide && <Keys />}
        <VisuallyHidden role="status">{actions.said}</VisuallyHidden>
      </Box>
      {isWide && (
        <Box sx={{ maxWidth: 1100, minWidth: 0 }}>
          {opened
            ? formOf(opened, openIndex)
            : steps.length > 0 && (
                <Typography color="textSecondary" sx={{ pt: 1 }}>
                  Open a step to change it.
                </Typography>
              )}
        </Box>
      )}
      <AddStepMenu
        anchor={actions.insertion?.anchor ?? null}
        onChoose={actions.choose}
        onClose={actions.closeInsertion}
      />
    </Box>
  );
}

function Keys() {
  return (
    <Typography
      component="div"
      variant="body2"
      color="textSecondary"
      sx={{ display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 0.75, pt: 0.5 }}
    >
      <span>
        <Kbd keys="Alt ↑ ↓" /> move
      </span>
      <span>
        <Kbd keys="Mod D" /> duplicate
      </span>
      <span>
        <Kbd keys="Mod Enter" /> add below
      </span>
      <span>
        <Kbd keys="Mod C" /> <Kbd keys="Mod V" /> copy, paste
      </span>
    </Typography>
  );
}

function isField(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable="true"], [role="textbox"]') !== null
  );
}

function stepIdAt(target: EventTarget): string | null {
  return target instanceof Element
    ? (target.closest("li")?.querySelector("[data-step]")?.getAttribute("data-step") ?? null)
    : null;
}
