"use client";

import Box from "@mui/material/Box";
import { useState } from "react";
import { CopyIcon, HistoryIcon, TrashIcon } from "@/components/ui/icons";
import { OverflowMenu } from "@/components/ui/overflow-menu";
import { isPart } from "@/lib/core/template";
import { DeleteTemplate } from "./delete-template";
import { useEditor } from "./editor-model";
import { EditorTitle, type EditorTitleProps } from "./editor-title";
import { PublishButton } from "./publish-button";
import { TestButton } from "./test-button";
import { UsedForMenu } from "./used-for-menu";
import type { Publishing } from "./use-publish";
import type { TestSending } from "./use-test-sending";

interface EditorHeaderProps extends EditorTitleProps {
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
      <EditorTitle name={name} onName={onName} onDescription={onDescription} />
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
