"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { isPart, type BodyName } from "@/lib/core/template";
import { useEditor } from "./editor-model";
import { SmsCount } from "./sms-count";

interface BodyBarProps {
  body: BodyName;
  onRemove: () => void;
}

/** What belongs to the open body: its layout, its length, the way back to the built-in one. */
export function BodyBar({ body, onRemove }: BodyBarProps) {
  const { type, canWrite, draft } = useEditor();
  const hasLayout = body === "html" && !isPart(type);
  return (
    <Box
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        columnGap: 2,
        minHeight: 36,
        px: 1.5,
        borderTop: 1,
        borderColor: "divider",
        typography: "body2",
      }}
    >
      {hasLayout && (
        <FormControlLabel
          control={
            <Checkbox
              checked={draft.state.draft.layout === "organisation"}
              disabled={!canWrite}
              onChange={(_, isOn) =>
                draft.change((last) => ({ ...last, layout: isOn ? "organisation" : "none" }))
              }
            />
          }
          label="In your organisation’s layout"
          slotProps={{ typography: { variant: "body2" } }}
        />
      )}
      {body === "sms" && <SmsCount />}
      {canWrite && (
        <Button size="small" variant="text" onClick={onRemove} sx={{ ml: "auto", color: "text.secondary" }}>
          {removeWords(body, isPart(type), draft.state.draft.bodies.html !== null)}
        </Button>
      )}
    </Box>
  );
}

function removeWords(body: BodyName, isInPart: boolean, hasHtml: boolean): string {
  if (isInPart) return "Remove";
  return body === "text" && hasHtml ? "Make it from the HTML" : "Back to the built-in";
}
