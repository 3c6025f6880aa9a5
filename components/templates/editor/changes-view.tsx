"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useDeferredValue, useMemo } from "react";
import { CodeDiff } from "@/components/ui/code-diff";
import { bodyLabels } from "./body-words";
import { changeSentence, countChanges } from "./changes";
import { useEditor } from "./editor-model";
import { languageFor, looksLikeJson } from "./languages";

/** What differs from the published version, part by part. */
export function ChangesView() {
  const { changes, draft, template } = useEditor();
  const { draft: written, published } = useDeferredValue(draft.state);
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
          ? `${changeSentence(changes)} since version ${published.version}.`
          : "Nothing is published yet."}
      </Typography>
      {template && countChanges(changes) > 0 && (
        <>
          {changes.subject && (
            <PartDiff
              label="Subject"
              before={published.draft.subject}
              after={written.subject}
              field="subject"
            />
          )}
          {changes.layout && (
            <Typography variant="body2">
              {written.layout === "organisation" ? "Put into" : "Taken out of"} your organisation’s layout.
            </Typography>
          )}
          {changes.bodies.map((body) => (
            <PartDiff
              key={body}
              label={`${bodyLabels[body]}${bodyWords(published.draft.bodies[body], written.bodies[body])}`}
              before={published.draft.bodies[body] ?? ""}
              after={written.bodies[body] ?? ""}
              field={body}
            />
          ))}
        </>
      )}
    </Box>
  );
}

function bodyWords(before: string | null, after: string | null): string {
  if (before === null) return ", written instead of the built-in";
  return after === null ? ", back to the built-in" : "";
}

interface PartDiffProps {
  label: string;
  before: string;
  after: string;
  field: Parameters<typeof languageFor>[0];
}

function PartDiff({ label, before, after, field }: PartDiffProps) {
  const isJson = looksLikeJson(after || before);
  const language = useMemo(() => languageFor(field, isJson), [field, isJson]);
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
        <CodeDiff label={`Changes of ${label}`} before={before} after={after} extensions={language} />
      </Box>
    </Box>
  );
}
