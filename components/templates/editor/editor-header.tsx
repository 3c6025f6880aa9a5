"use client";

import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { ChevronLeftIcon, CopyIcon, HistoryIcon, TrashIcon } from "@/components/ui/icons";
import { InPlaceField } from "@/components/ui/in-place-field";
import { OverflowMenu } from "@/components/ui/overflow-menu";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { isPart } from "@/lib/core/template";
import { typeLabels } from "./body-words";
import { DeleteTemplate } from "./delete-template";
import { useEditor } from "./editor-model";

import { PublishButton } from "./publish-button";
import { TestButton } from "./test-button";
import { UsedForMenu } from "./used-for-menu";
import type { Publishing } from "./use-publish";
import type { TestSending } from "./use-test-sending";
import { VersionLine } from "./version-line";

interface EditorHeaderProps {
  name: string;
  onName: (name: string) => void;
  onDescription: (description: string) => void;
  publishing: Publishing;
  sending: TestSending;
  onDeleted: () => void;
}

export function EditorHeader(props: EditorHeaderProps) {
  const { name, onName, onDescription, publishing, sending, onDeleted } = props;
  const { template, type, canWrite } = useEditor();
  const [isDeleting, setIsDeleting] = useState(false);

  return (
    <Box
      component="header"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "flex-start",
        columnGap: 2,
        rowGap: 1,
        px: 2,
        py: 1.5,
      }}
    >
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
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          alignItems: "center",
          gap: { xs: 0.5, sm: 1 },
          "& .MuiButton-endIcon": { display: { xs: "none", sm: "inherit" } },
        }}
      >
        {template && <UsedForMenu template={template} canWrite={canWrite} />}
        {canWrite && !isPart(type) && <TestButton sending={sending} />}
        {canWrite && <PublishButton publishing={publishing} name={name} onName={onName} />}
        {template && (
          <OverflowMenu
            label={`More actions for ${name}`}
            items={[
              { label: "Versions", icon: <HistoryIcon />, href: `/templates/${template.id}/versions` },
              ...(canWrite
                ? [
                    { label: "Duplicate", icon: <CopyIcon />, href: `/templates/new?from=${template.id}` },
                    {
                      label: "Delete",
                      icon: <TrashIcon />,
                      danger: true,
                      dividerBefore: true,
                      onSelect: () => setIsDeleting(true),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Box>
      {template && (
        <DeleteTemplate
          template={template}
          open={isDeleting}
          onClose={() => setIsDeleting(false)}
          onDeleted={onDeleted}
        />
      )}
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
