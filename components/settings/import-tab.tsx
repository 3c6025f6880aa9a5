"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useRef } from "react";
import { ErrorNotice } from "@/components/ui/error-notice";
import { UploadIcon } from "@/components/ui/icons";
import { Note } from "@/components/ui/note";
import { useToast } from "@/components/ui/toast";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { SettingsLevel } from "@/lib/client/settings";
import { ImportPreview } from "./import-preview";
import { LazyJsonEditor } from "./lazy-json-editor";
import { useImport } from "./use-import";

/** A file, pasted or chosen: first what it would change, then the change. */
export function ImportTab({ level }: { level: SettingsLevel }) {
  const entry = useImport(level);
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      entry.write(await file.text());
    } catch {
      toast({ state: "failed", message: `${file.name} could not be read.` });
    }
  };

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3 }}>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
        <Typography variant="body2" color="textSecondary">
          Paste a config.json or notifications.json, or choose the file. It takes the place of what is there.
          Nothing changes before you have seen what would.
        </Typography>
        <LazyJsonEditor label="File to import, as JSON" value={entry.text} onChange={entry.write} />
        {entry.problem !== null && <Note state="failed">{entry.problem}</Note>}
        {entry.refusal !== null && <ErrorNotice error={entry.refusal} title="The file cannot be imported" />}
        <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
          <VisuallyHidden>
            <input
              ref={input}
              type="file"
              tabIndex={-1}
              accept="application/json,.json"
              aria-label="File with settings"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
          </VisuallyHidden>
          <Button startIcon={<UploadIcon />} onClick={() => input.current?.click()}>
            Choose a file
          </Button>
          <Button
            variant={entry.preview ? "outlined" : "contained"}
            color={entry.preview ? "secondary" : "primary"}
            disabled={entry.text.trim() === ""}
            loading={entry.isAsking && !entry.preview}
            onClick={() => void entry.check()}
          >
            Show what would change
          </Button>
        </Box>
      </Box>
      {entry.preview && (
        <ImportPreview
          preview={entry.preview}
          isApplying={entry.isAsking}
          onApply={() => void entry.apply()}
        />
      )}
    </Box>
  );
}
