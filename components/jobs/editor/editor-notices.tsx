"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { shortTime } from "@/components/ui/format-time";
import { Note } from "@/components/ui/note";
import { useTimeStyle } from "@/components/ui/time-style";
import { isBehind } from "./draft-state";
import type { DraftControls } from "./use-job-draft";

interface EditorNoticesProps {
  controls: DraftControls;
  onSaveOver: () => void;
}

/** What happened to the draft while nobody looked. */
export function EditorNotices({ controls, onSaveOver }: EditorNoticesProps) {
  const { state, discard, hideRestored } = controls;
  const style = useTimeStyle();
  return (
    <div role="status">
      {state.restoredAt && (
        <Notice text={`Your unsaved changes from ${shortTime(state.restoredAt, style)} are back.`}>
          <Button size="small" variant="text" onClick={discard}>
            Discard
          </Button>
          <Button size="small" variant="text" onClick={hideRestored}>
            Keep
          </Button>
        </Notice>
      )}
      {isBehind(state) && (
        <Notice
          text="Somebody changed this job after you began. What you did not touch is theirs now."
          isUrgent
        >
          <Button size="small" variant="text" onClick={onSaveOver}>
            Save mine over it
          </Button>
          <Button size="small" variant="text" onClick={discard}>
            Discard mine
          </Button>
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  text: string;
  isUrgent?: boolean;
  children: ReactNode;
}

function Notice({ text, isUrgent = false, children }: NoticeProps) {
  return (
    <Box sx={{ mb: 2 }}>
      <Note state={isUrgent ? "attention" : "neutral"}>
        <Box
          sx={{
            display: "flex",
            flexWrap: "wrap",
            alignItems: "center",
            columnGap: 1,
            "& button": { my: -0.5 },
          }}
        >
          {text}
          {children}
        </Box>
      </Note>
    </Box>
  );
}
