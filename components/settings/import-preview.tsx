import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { ChangeList } from "@/components/audit/change-list";
import { countOf } from "@/components/runs/count-words";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import type { ImportResult } from "@/lib/schemas/settings";
import { settingAt } from "./setting-catalogue";

interface ImportPreviewProps {
  preview: ImportResult;
  isApplying: boolean;
  onApply: () => void;
}

/** What an import would change, and what somebody should know before. */
export function ImportPreview({ preview, isApplying, onApply }: ImportPreviewProps) {
  const { changes, notes, secrets } = preview;
  const isNothing = changes.length === 0 && secrets.length === 0;
  const label = changes.length === 0 ? "Apply" : `Apply ${countOf(changes.length, "change")}`;
  return (
    <Section
      title="What would change"
      sentence={isNothing ? "Nothing: the file says what is there already." : undefined}
      action={
        !isNothing && (
          <Button variant="contained" color="primary" loading={isApplying} onClick={onApply}>
            {label}
          </Button>
        )
      }
    >
      {(notes.length > 0 || secrets.length > 0) && (
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1 }}>
          {notes.map((note) => (
            <Note key={note} state="attention">
              {note}
            </Note>
          ))}
          {secrets.length > 0 && (
            <Note state="ok">
              The file gives {secrets.map((path) => settingAt(path).label).join(" and ")}. It is stored
              encrypted and never shown again.
            </Note>
          )}
        </Box>
      )}
      {changes.length > 0 ? (
        <ChangeList label="Changes" changes={changes.map(changeOf)} />
      ) : (
        !isNothing && <Typography color="textSecondary">No field of the document changes.</Typography>
      )}
    </Section>
  );
}

/** Null is what was, or is, left out. */
function changeOf({ path, before, after }: ImportResult["changes"][number]) {
  const kind = before === null ? "added" : after === null ? "removed" : "changed";
  return { path, kind, before, after } as const;
}
