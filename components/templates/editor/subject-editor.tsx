"use client";

import { styled } from "@mui/material/styles";
import { StateIcon } from "@/components/ui/state-icon";
import { useEditor } from "./editor-model";
import { problemsIn } from "./problems";
import { SourceEditor } from "./source-editor";

const Row = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "auto minmax(0, 1fr) auto",
  alignItems: "baseline",
  gap: theme.spacing(1),
  padding: theme.spacing(0.5, 1.5),
  flexShrink: 0,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  "& > span": {
    ...theme.typography.body2,
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.vars.palette.text.secondary,
  },
  "&:focus-within": { boxShadow: `inset 0 0 0 2px ${theme.vars.palette.primary.main}` },
  "& .cm-editor": { height: "auto", maxHeight: 110, backgroundColor: "transparent" },
  "& .cm-content": { padding: "5px 0" },
}));

export function SubjectEditor() {
  const { draft, problems } = useEditor();
  const isWrong = problemsIn(problems, "subject").length > 0;
  return (
    <Row>
      <span aria-hidden>Subject</span>
      <SourceEditor
        field="subject"
        label="Subject"
        value={draft.state.draft.subject}
        onChange={(subject) => draft.change((last) => ({ ...last, subject }))}
        isOneLine
      />
      {isWrong && <StateIcon state="failed" label="The subject has problems" />}
    </Row>
  );
}
