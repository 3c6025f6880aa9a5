"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { linter } from "@codemirror/lint";
import { CodeEditor } from "@/components/ui/code-editor";
import { ErrorNotice } from "@/components/ui/error-notice";
import { StateIcon } from "@/components/ui/state-icon";
import { useEditor } from "./editor-model";
import { RunPicker } from "./run-picker";

const extensions = [json(), linter(jsonParseLinter(), { delay: 150 })];

/** The values that the template is tried with: of the sample or a run, to be changed by hand. */
export function ContextPanel() {
  const { choice } = useEditor();
  const { run, chooseRun, error, retry, text, textError, edited, write, reset } = choice;
  return (
    <>
      <Box sx={{ display: "grid", gap: 1, px: 1.5, py: 1, flexShrink: 0 }}>
        <RunPicker run={run} onChoose={chooseRun} />
        {error ? <ErrorNotice error={error} title="The values could not be loaded" onRetry={retry} /> : null}
        <Box role="status" sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 28 }}>
          <ContextState textError={textError} isEdited={edited !== null} isRun={run !== null} />
          {(edited !== null || textError !== null) && (
            <Button size="small" variant="text" onClick={reset}>
              Reset
            </Button>
          )}
        </Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 160, borderTop: 1, borderColor: "divider" }}>
        <CodeEditor label="Values, as JSON" value={text} onChange={write} extensions={extensions} />
      </Box>
    </>
  );
}

interface ContextStateProps {
  textError: string | null;
  isEdited: boolean;
  isRun: boolean;
}

function ContextState({ textError, isEdited, isRun }: ContextStateProps) {
  if (textError !== null)
    return (
      <Typography variant="body2" sx={{ flex: 1, display: "flex", gap: 1, alignItems: "baseline" }}>
        <StateIcon state="failed" label="Not valid" />
        <span>Not valid yet, so the last valid values are shown. {textError}</span>
      </Typography>
    );
  return (
    <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
      {isEdited
        ? "Changed by hand, for trying only."
        : isRun
          ? "As the run left them."
          : "A failed run, made up."}
    </Typography>
  );
}
