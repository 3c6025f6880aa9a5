"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useRef } from "react";
import { LazyJsonEditor } from "@/components/settings/lazy-json-editor";
import { UploadIcon } from "@/components/ui/icons";
import { useToast } from "@/components/ui/toast";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { joinFiles } from "./read-import";

/** The text of an import: pasted, dropped, or out of files. */
export function ImportJobsText({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    try {
      onChange(joinFiles(await Promise.all(files.map((file) => file.text()))));
    } catch {
      toast({ state: "failed", message: "The files could not be read." });
    }
  };

  return (
    <>
      <Box
        onDragOver={(event) => event.preventDefault()}
        // Before the editor, which would put the file's text where it was dropped.
        onDropCapture={(event) => {
          const files = [...event.dataTransfer.files];
          if (files.length === 0) return;
          event.preventDefault();
          event.stopPropagation();
          void take(files);
        }}
      >
        <LazyJsonEditor label="Jobs to import, as JSON" value={value} onChange={onChange} isShort />
      </Box>
      <Box>
        <VisuallyHidden>
          <input
            ref={input}
            type="file"
            multiple
            tabIndex={-1}
            accept="application/json,.json"
            aria-label="Files with jobs"
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </VisuallyHidden>
        <Button startIcon={<UploadIcon />} onClick={() => input.current?.click()}>
          Choose files
        </Button>
      </Box>
    </>
  );
}
