"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { floating } from "@/components/theme/floating";
import { ErrorNotice } from "./error-notice";
import { StateIcon } from "./state-icon";
import { UnsavedChanges } from "./unsaved-changes";

const Bar = styled("section")(({ theme }) => ({
  ...floating(theme),
  position: "sticky",
  bottom: 16,
  zIndex: theme.zIndex.appBar - 1,
  display: "grid",
  gap: 8,
  padding: "10px 12px",
  marginTop: theme.spacing(3),
  borderRadius: 12,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.down("md")]: { bottom: "calc(64px + env(safe-area-inset-bottom))" },
}));

interface SaveBarProps {
  changes: string[];
  /** In place of the names of the changes. */
  words?: string;
  /** Whether leaving asks first. */
  isGuarding?: boolean;
  isSaving?: boolean;
  error?: unknown;
  saveLabel?: string;
  onSave?: () => void;
  /** Without it there is nothing to discard. */
  onDiscard?: () => void;
}

function sentence(changes: string[]): string {
  const named = changes.slice(0, 3).join(", ");
  const others = changes.length - 3;
  return others > 0 ? `${named} and ${others} more changed` : `${named} changed`;
}

/** Without `onSave` the button submits the form around the bar. */
export function SaveBar(props: SaveBarProps) {
  const { changes, words, isGuarding = true, isSaving, error, saveLabel = "Save", onSave, onDiscard } = props;
  if (changes.length === 0) return null;
  return (
    <Bar aria-label="Unsaved changes">
      {isGuarding && !isSaving && <UnsavedChanges />}
      {error ? <ErrorNotice error={error} /> : null}
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap" }}>
        <Typography
          role="status"
          component="div"
          variant="body2"
          sx={{ display: "flex", alignItems: "center", gap: 1, flex: "1 1 120px", minWidth: 0 }}
        >
          <StateIcon state="attention" />
          {words ?? sentence(changes)}
        </Typography>
        {onDiscard && (
          <Button variant="text" onClick={onDiscard} disabled={isSaving}>
            Discard
          </Button>
        )}
        <Button
          type={onSave ? "button" : "submit"}
          variant="contained"
          color="primary"
          loading={isSaving}
          onClick={onSave}
        >
          {saveLabel}
        </Button>
      </Box>
    </Bar>
  );
}
