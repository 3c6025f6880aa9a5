"use client";

import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { ChevronLeftIcon } from "@/components/ui/icons";
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
      <Typography component="div" variant="body2">
        <Link
          href={back.href}
          color="textSecondary"
          underline="hover"
          sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, ml: -0.25 }}
        >
          <ChevronLeftIcon />
          {back.label}
        </Link>
      </Typography>
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
