"use client";

import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/back-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { kindLabels } from "../job-kind";
import type { JobDraft } from "./job-draft";
import { NameField } from "./name-field";

interface EditorHeadProps {
  title: string;
  back: { label: string; href: string };
  draft: JobDraft;
  isNew: boolean;
  error: string | undefined;
  onName: (name: string) => void;
  action?: ReactNode;
}

export function EditorHead({ title, back, draft, isNew, error, onName, action }: EditorHeadProps) {
  return (
    <Box component="header" sx={{ display: "grid", gap: 0.5, mb: 2 }}>
      <VisuallyHidden>
        <h1>{title}</h1>
      </VisuallyHidden>
      <BackLink {...back} />
      <Box sx={{ display: "flex", alignItems: "flex-start", gap: 2, flexWrap: { xs: "wrap", sm: "nowrap" } }}>
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            columnGap: 1.5,
            flexWrap: "wrap",
            flex: 1,
            minWidth: 0,
          }}
        >
          <NameField name={draft.name} onChange={onName} error={error} isNew={isNew} />
          <Chip variant="outlined" label={kindLabels[draft.kind]} sx={{ height: 22 }} />
          {!draft.enabled && <Chip variant="outlined" label="Switched off" sx={{ height: 22 }} />}
        </Box>
        {action}
      </Box>
    </Box>
  );
}
