"use client";

import Box from "@mui/material/Box";
import { Choice } from "@/components/ui/choice";
import { messageKinds, type MessageKind } from "@/lib/core/channel-kind";
import { kindLabels } from "./body-words";
import { ChangesView } from "./changes-view";
import { ChannelPreview } from "./channel-preview";
import { ColumnTabs } from "./column-tabs";
import { useEditor } from "./editor-model";

export type PreviewTab = "preview" | "changes";
export type ShownKind = "all" | MessageKind;

interface PreviewColumnProps {
  tab: PreviewTab;
  onTab: (tab: PreviewTab) => void;
  kind: ShownKind;
  onKind: (kind: ShownKind) => void;
}

/** What comes out: every channel as the real thing, or what differs from the published version. */
export function PreviewColumn({ tab, onTab, kind, onKind }: PreviewColumnProps) {
  const { type } = useEditor();
  const kinds = type === "layout" ? (["email"] as const) : messageKinds;
  const shown = kind === "all" ? kinds : kinds.filter((one) => one === kind);

  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: 1, minHeight: 0 }}>
      <ColumnTabs
        label="Result"
        value={tab}
        onChange={onTab}
        tabs={[
          { value: "preview", label: "Preview" },
          { value: "changes", label: "Changes" },
        ]}
      >
        {tab === "changes" ? (
          <ChangesView />
        ) : (
          <>
            {kinds.length > 1 && (
              <Box sx={{ px: 1.5, py: 1, overflowX: "auto", flexShrink: 0 }}>
                <Choice<ShownKind>
                  label="Channel"
                  value={kind}
                  onChange={onKind}
                  options={[
                    { value: "all", label: "All" },
                    ...kinds.map((value) => ({ value, label: kindLabels[value] })),
                  ]}
                />
              </Box>
            )}
            <Box
              sx={{
                flex: 1,
                minHeight: 0,
                overflowY: "auto",
                p: 1.5,
                display: "grid",
                gridTemplateColumns: "minmax(0, 1fr)",
                alignContent: "start",
                gap: 3,
              }}
            >
              {shown.map((one) => (
                <ChannelPreview key={one} kind={one} />
              ))}
            </Box>
          </>
        )}
      </ColumnTabs>
    </Box>
  );
}
