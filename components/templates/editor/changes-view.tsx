"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useDeferredValue } from "react";
import type { ChangedField } from "@/components/templates/changed-fields";
import { CodeDiff } from "@/components/ui/code-diff";
import { fieldLabels } from "./body-words";
import { changeSentence } from "./change-words";
import { useEditor } from "./editor-model";
import { languageOf } from "./languages";

const changeWords: Record<ChangedField["change"], string> = {
  changed: "",
  added: ", written instead of the built-in",
  removed: ", back to the built-in",
};

/** What differs from the published version, part by part. */
export function ChangesView() {
  const { changes, draft, template } = useEditor();
  const shown = useDeferredValue(changes);
  return (
    <Box
      tabIndex={0}
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: "auto",
        p: 1.5,
        display: "grid",
        gridTemplateColumns: "minmax(0, 1fr)",
        alignContent: "start",
        gap: 2,
      }}
    >
      <Typography variant="body2" color="textSecondary" role="status">
        {template
          ? `${changeSentence(changes)} since version ${draft.state.published.version}.`
          : "Nothing is published yet."}
      </Typography>
      {template &&
        shown.map((change) =>
          change.field === "layout" ? (
            <Typography key={change.field} variant="body2">
              {draft.state.draft.layout === "organisation" ? "Put into" : "Taken out of"} your organisation’s
              layout.
            </Typography>
          ) : (
            <PartDiff key={change.field} {...change} />
          ),
        )}
    </Box>
  );
}

function PartDiff({ field, before, after, change }: ChangedField) {
  const label = `${fieldLabels[field]}${changeWords[change]}`;
  return (
    <Box
      component="section"
      aria-label={label}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 0.5 }}
    >
      <Typography variant="h4" component="h2">
        {label}
      </Typography>
      <Box sx={{ border: 1, borderColor: "divider", borderRadius: 1, overflow: "hidden" }}>
        <CodeDiff
          label={`Changes of ${label}`}
          before={before}
          after={after}
          extensions={languageOf(field, after || before)}
        />
      </Box>
    </Box>
  );
}
