"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useMemo, useRef, useState } from "react";
import { textIn, withValue } from "@/components/steps/config-values";
import { useStepValues, type StepValues } from "@/components/steps/use-step-values";
import { VariablePopover } from "@/components/steps/variable-popover";
import { EditorHandles } from "@/components/templates/editor/editor-handles";
import { variableInsertion } from "@/components/templates/editor/insertion";
import { PreviewPane } from "@/components/templates/editor/preview-pane";
import { ProblemLines } from "@/components/templates/editor/problem-lines";
import type { EditorProblem } from "@/components/templates/editor/problems";
import { RunPicker } from "@/components/templates/editor/run-picker";
import { TemplateSource } from "@/components/templates/editor/template-source";
import { vocabularyOf } from "@/components/templates/editor/vocabulary";
import { BracesIcon } from "@/components/ui/icons";
import { InlineSelect } from "@/components/ui/inline-select";
import type { JsonObject } from "@/lib/schemas/field";
import type { RunSummary } from "@/lib/schemas/run";
import { mailBodyField, ownSource, type StepMessageKind } from "./message-choice";
import { StepValuesBoundary } from "./step-values-boundary";
import { useStepPreview, useStepProblems } from "./use-step-preview";

export interface OwnMessageEditorProps {
  kind: StepMessageKind;
  config: JsonObject;
  onChange: (config: JsonObject) => void;
}

const bodyTypes = [
  { value: "auto", label: "HTML or text, by what is written" },
  { value: "html", label: "HTML" },
  { value: "text", label: "Text" },
] as const;

/** A message written in the step, and beside it what comes out. Heavy: load it dynamically. */
export function OwnMessageEditor(props: OwnMessageEditorProps) {
  const [run, setRun] = useState<RunSummary | null>(null);
  const values = useStepValues(run?.id ?? null);
  return (
    <StepValuesBoundary values={values}>
      <Editor {...props} values={values} run={run} onRun={setRun} />
    </StepValuesBoundary>
  );
}

interface EditorProps extends OwnMessageEditorProps {
  values: StepValues;
  run: RunSummary | null;
  onRun: (run: RunSummary | null) => void;
}

function Editor({ kind, config, onChange, values, run, onRun }: EditorProps) {
  const { context, parts } = values;
  const source = useMemo(() => ownSource(kind, config), [kind, config]);
  const preview = useStepPreview(kind, source, values);
  const problems = useStepProblems(kind, source, values, preview);
  const vocabulary = useMemo(() => vocabularyOf(context, parts), [context, parts]);
  const [handles] = useState(() => new EditorHandles());
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const paletteButton = useRef<HTMLButtonElement>(null);

  const isMail = kind === "email";
  const bodyName = isMail ? "body_template" : "message_template";
  const shared = { vocabulary, handles, problems };
  const write = (name: string) => (text: string) => onChange(withValue(config, name, text));
  const open = ({ field, template, line, column }: EditorProblem) => {
    if (template === null && field !== "layout") handles.show(field, { line, column });
  };

  return (
    <Columns>
      <Box sx={{ display: "grid", gap: 1, alignContent: "start", gridTemplateColumns: "minmax(0, 1fr)" }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, justifyContent: "space-between" }}>
          <Button
            ref={paletteButton}
            size="small"
            startIcon={<BracesIcon />}
            aria-haspopup="dialog"
            aria-expanded={isPaletteOpen}
            onClick={() => setIsPaletteOpen(true)}
          >
            Insert Variable
          </Button>
          {isMail && (
            <InlineSelect
              label="Body is"
              value={bodyTypes.find(({ value }) => value === textIn(config, "body_type"))?.value ?? "auto"}
              options={bodyTypes}
              onChange={(type) => onChange({ ...config, body_type: type })}
            />
          )}
        </Box>
        <VariablePopover
          isOpen={isPaletteOpen}
          onClose={() => setIsPaletteOpen(false)}
          button={paletteButton}
          runId={run?.id ?? null}
          onInsert={(path) => handles.insert((before) => variableInsertion(before, path))}
        />
        <Frame>
          {isMail && (
            <div className="subject">
              <span aria-hidden>Subject</span>
              <TemplateSource
                {...shared}
                field="subject"
                label="Subject"
                value={textIn(config, "subject_template")}
                onChange={write("subject_template")}
                placeholder="What the mail is called"
                isOneLine
              />
            </div>
          )}
          <div className="body">
            <TemplateSource
              {...shared}
              field={isMail ? mailBodyField(config) : kind}
              label={isMail ? "Body" : "Message"}
              value={textIn(config, bodyName)}
              onChange={write(bodyName)}
              placeholder="Enter your notification template..."
            />
          </div>
          <ProblemLines problems={problems} onOpen={open} />
        </Frame>
      </Box>
      <Box sx={{ display: "grid", gap: 1.5, alignContent: "start", gridTemplateColumns: "minmax(0, 1fr)" }}>
        <RunPicker run={run} onChoose={onRun} />
        <PreviewPane kind={kind} preview={preview} level="h3" height={400} />
      </Box>
    </Columns>
  );
}

/** Beside each other where both have room. */
const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gap: theme.spacing(2),
  gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 380px), 1fr))",
}));

const BODY_ROWS = 10;

const Frame = styled("div")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.line.strong}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  "&:focus-within": { borderColor: theme.vars.palette.primary.main },
  "& .subject": {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    alignItems: "baseline",
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1.5),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    "& > span": { ...theme.typography.body2, color: theme.vars.palette.text.secondary },
    "& .cm-editor": { height: "auto", maxHeight: 110, backgroundColor: "transparent" },
    "& .cm-content": { padding: "5px 0" },
  },
  "& .body": {
    height: `calc(${BODY_ROWS} * ${theme.typography.code.lineHeight} + 16px)`,
    minHeight: 80,
    resize: "vertical",
    overflow: "hidden",
    "& .cm-editor": { backgroundColor: "transparent" },
  },
  "& .subject:focus-within, & .body:focus-within": {
    boxShadow: `inset 0 0 0 2px ${theme.vars.palette.primary.main}`,
  },
}));
