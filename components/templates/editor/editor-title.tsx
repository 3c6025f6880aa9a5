"use client";

import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { ChevronLeftIcon } from "@/components/ui/icons";
import { InPlaceField } from "@/components/ui/in-place-field";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { typeLabels } from "./body-words";
import { useEditor } from "./editor-model";
import { VersionLine } from "./version-line";

export interface EditorTitleProps {
  name: string;
  onName: (name: string) => void;
  onDescription: (description: string) => void;
}

/** The name, the type, the version and what it is for; authors change name and description where they stand. */
export function EditorTitle({ name, onName, onDescription }: EditorTitleProps) {
  const { template, type, canWrite } = useEditor();
  return (
    <Box sx={{ flex: "1 1 320px", minWidth: 0, display: "grid", gap: 0.25 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, minWidth: 0 }}>
        <Link
          href="/templates"
          color="textSecondary"
          underline="hover"
          variant="body2"
          sx={{ display: "inline-flex", alignItems: "center", gap: 0.5 }}
        >
          <ChevronLeftIcon />
          Templates
        </Link>
        <Typography aria-hidden color="textTertiary">
          /
        </Typography>
        {canWrite ? (
          <>
            <VisuallyHidden>
              <h1>{name || "New template"}</h1>
            </VisuallyHidden>
            <InPlaceField
              label="Name"
              variant="h2"
              value={name}
              placeholder="Name the template"
              maxLength={255}
              isRequired
              onSave={onName}
            />
          </>
        ) : (
          <Typography variant="h2" component="h1" noWrap title={name}>
            {name}
          </Typography>
        )}
        <Chip variant="outlined" label={typeLabels[type]} sx={{ height: 22 }} />
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5, minWidth: 0 }}>
        <VersionLine />
        {template && (
          <Box
            sx={{
              display: { xs: "none", sm: "block" },
              flex: "1 1 160px",
              minWidth: 0,
              overflow: "hidden",
              px: 0.75,
            }}
          >
            <Description template={template} onSave={canWrite ? onDescription : undefined} />
          </Box>
        )}
      </Box>
    </Box>
  );
}

interface DescriptionProps {
  template: { description: string | null };
  onSave: ((description: string) => void) | undefined;
}

function Description({ template: { description }, onSave }: DescriptionProps) {
  if (!onSave)
    return (
      <Typography variant="body2" color="textSecondary" noWrap title={description ?? undefined}>
        {description}
      </Typography>
    );
  return (
    <InPlaceField
      label="Description"
      variant="body2"
      value={description ?? ""}
      placeholder="Add a description"
      maxLength={2000}
      onSave={onSave}
    />
  );
}
