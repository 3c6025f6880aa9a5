"use client";

import Box from "@mui/material/Box";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { JobAtHandContext } from "@/components/steps/job-at-hand";
import { SaveBar } from "@/components/ui/save-bar";
import { TabsInUrl } from "@/components/ui/tabs-in-url";
import { useModKey } from "@/components/ui/use-mod-key";
import { useUrlState } from "@/components/ui/use-url-state";
import { changeSentence, changeWords } from "./change-words";
import { isChanged } from "./draft-state";
import { EditorHead } from "./editor-head";
import { EditorNotices } from "./editor-notices";
import { placeOf, tabsOf } from "./editor-tab";
import { EditorTabLabel } from "./editor-tab-label";
import { GeneralPanel } from "./general-panel";
import { jobAtHandOf } from "./job-at-hand-of";
import { LimitsPanel } from "./limits-panel";
import { ParametersPanel } from "./parameters-panel";
import { SchedulePanel } from "./schedule-panel";
import { StepsPanel } from "./steps-panel";
import type { DraftControls } from "./use-job-draft";
import { useProblems } from "./use-problems";
import { useSaving, type SaveRequest } from "./use-saving";

interface JobEditorProps {
  title: string;
  back: { label: string; href: string };
  controls: DraftControls;
  isNew?: boolean;
  /** Beside the name. */
  action?: ReactNode;
  save: (request: SaveRequest) => Promise<void>;
}

export function JobEditor({ title, back, controls, isNew = false, action, save }: JobEditorProps) {
  const { state, change } = controls;
  const { draft, stored } = state;
  const problems = useProblems(draft);
  const url = useUrlState();
  const frame = useRef<HTMLDivElement>(null);
  const [openStep, setOpenStep] = useState<string | null>(() => draft.steps[0]?.id ?? null);
  const [sought, setSought] = useState<{ path: string } | null>(null);

  const open = (id: string | null) => {
    if (openStep !== null && openStep !== id) problems.showStep(openStep);
    setOpenStep(id);
  };
  const goTo = (path: string) => {
    const place = placeOf(path);
    if (place !== "head") url.set({ tab: place === tabsOf[draft.kind][0] ? null : place });
    const step = path.startsWith("steps.") ? draft.steps[Number(path.split(".")[1])] : undefined;
    if (step) setOpenStep(step.id);
    setSought({ path });
  };
  const saving = useSaving({ controls, problems, save, goTo });
  useModKey("s", () => void saving.submit());

  useEffect(() => {
    if (!sought) return;
    return showProblem((selector) => frame.current?.querySelector<HTMLElement>(selector));
  }, [sought]);

  const discard = () => {
    controls.discard();
    problems.hideAll();
    saving.forgetRefusal();
  };
  const changes = changeWords(stored.draft, draft);
  const isTouched = isChanged(state);
  const panelProps = { draft, change, problems: problems.shown };
  const panels = {
    steps: (
      <StepsPanel
        steps={draft.steps}
        problems={problems.shown}
        change={change}
        openStep={openStep}
        onOpen={open}
      />
    ),
    parameters: <ParametersPanel {...panelProps} />,
    schedule: <SchedulePanel {...panelProps} />,
    limits: <LimitsPanel {...panelProps} />,
    general: <GeneralPanel {...panelProps} isNew={isNew} />,
  };
  const tabs = tabsOf[draft.kind].map((tab) => ({
    value: tab,
    label: <EditorTabLabel tab={tab} draft={draft} problems={problems.shown} />,
    panel: panels[tab],
  }));
  const atHand = useMemo(() => jobAtHandOf(draft), [draft]);

  return (
    <JobAtHandContext value={atHand}>
      <Box ref={frame}>
        <EditorHead
          title={title}
          back={back}
          draft={draft}
          isNew={isNew}
          error={problems.shown.get("name")}
          onName={(name) => change({ name })}
          action={action}
        />
        <EditorNotices controls={controls} onSaveOver={() => void saving.submit(true)} />
        <TabsInUrl label="Parts of the job" tabs={tabs} />
        <SaveBar
          changes={isNew ? ["job"] : changes}
          words={isNew ? "Nothing is stored until you create the job." : changeSentence(changes)}
          isGuarding={isTouched}
          isSaving={saving.isSaving}
          error={saving.refusal}
          saveLabel={isNew ? "Create the job" : "Save"}
          onSave={() => void saving.submit()}
          onDiscard={isTouched ? discard : undefined}
        />
      </Box>
    </JobAtHandContext>
  );
}

const LONGEST_SEARCH_MS = 1_000;

/**
 * Goes to the field that is wrong, or to what is said when there is none. Its tab may not be there yet, so it is looked for
 * at each frame. Gives how to stop looking.
 */
function showProblem(find: (selector: string) => HTMLElement | null | undefined): () => void {
  const end = performance.now() + LONGEST_SEARCH_MS;
  const search = () => {
    const field = find('[aria-invalid="true"]');
    const isOver = performance.now() >= end;
    if (!field && !isOver) {
      request = requestAnimationFrame(search);
      return;
    }
    field?.focus();
    (field ?? find('[role="alert"]'))?.scrollIntoView({ block: "center" });
  };
  let request = requestAnimationFrame(search);
  return () => cancelAnimationFrame(request);
}
