"use client";

import Box from "@mui/material/Box";
import { bodyNames, isPart } from "@/lib/core/template";
import { BodyPanel } from "./body-panel";
import { BodyTabLabel } from "./body-tab-label";
import { ColumnTabs } from "./column-tabs";
import { useEditor } from "./editor-model";
import { ProblemList } from "./problem-list";
import { SubjectEditor } from "./subject-editor";

/** The sources: subject, one tab for each body, and below what is wrong with them. */
export function WriteColumn() {
  const { type, body, openBody } = useEditor();
  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: 1, minHeight: 0, minWidth: 0 }}>
      {!isPart(type) && <SubjectEditor />}
      <ColumnTabs
        label="Bodies"
        value={body}
        onChange={openBody}
        tabs={bodyNames.map((name) => ({ value: name, label: <BodyTabLabel body={name} /> }))}
      >
        <BodyPanel key={body} body={body} />
      </ColumnTabs>
      <ProblemList />
    </Box>
  );
}
