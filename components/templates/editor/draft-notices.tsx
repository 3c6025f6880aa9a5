"use client";

import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import { shortTime } from "@/components/ui/format-time";
import { StateIcon } from "@/components/ui/state-icon";
import { useTimeStyle } from "@/components/ui/time-style";
import { useTemplateVersions } from "@/lib/client/templates";
import { isBehind } from "./draft-state";
import { useEditor } from "./editor-model";
import type { Publishing } from "./use-publish";

const Bar = styled("div")(({ theme }) => ({
  ...theme.typography.body2,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: theme.spacing(0.5, 1),
  padding: theme.spacing(0.5, 2),
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.sunken,
  "& > span": { flex: "1 1 260px", display: "flex", alignItems: "center", gap: theme.spacing(1) },
}));

interface DraftNoticesProps {
  publishing: Publishing;
  onShowChanges: () => void;
}

/** What happened to the draft while nobody looked. */
export function DraftNotices({ publishing, onShowChanges }: DraftNoticesProps) {
  const { draft, template } = useEditor();
  const { state, discard, takeOther, keepMine, hideRestored } = draft;
  const style = useTimeStyle();

  return (
    <div role="status">
      {state.restoredAt && (
        <Notice text={`Your unpublished changes from ${shortTime(state.restoredAt, style)} are back.`}>
          <Button size="small" variant="text" onClick={discard}>
            Discard
          </Button>
          <Button size="small" variant="text" onClick={hideRestored}>
            Keep
          </Button>
        </Notice>
      )}
      {state.other && (
        <Notice
          text="This template is being changed in another tab. Until you choose, nothing from here is kept."
          isUrgent
        >
          <Button size="small" variant="text" onClick={takeOther}>
            Take the other tab’s
          </Button>
          <Button size="small" variant="text" onClick={keepMine}>
            Keep mine
          </Button>
        </Notice>
      )}
      {isBehind(state) && template && (
        <Notice text={<NewerVersion id={template.id} version={state.published.version} />} isUrgent>
          <Button size="small" variant="text" onClick={onShowChanges}>
            See the differences
          </Button>
          <Button
            size="small"
            variant="text"
            loading={publishing.isPending}
            disabled={publishing.refusal !== null}
            onClick={() => void publishing.publish({ over: true })}
          >
            Publish mine over it
          </Button>
          <Button size="small" variant="text" onClick={discard}>
            Discard mine
          </Button>
        </Notice>
      )}
    </div>
  );
}

function NewerVersion({ id, version }: { id: string; version: number }) {
  const { data } = useTemplateVersions(id);
  const author = data?.data.find((one) => one.version === version)?.created_by?.name ?? "Somebody";
  return `${author} published version ${version} after you began.`;
}

interface NoticeProps {
  text: ReactNode;
  isUrgent?: boolean;
  children: ReactNode;
}

function Notice({ text, isUrgent = false, children }: NoticeProps) {
  return (
    <Bar>
      <span>
        <StateIcon state={isUrgent ? "attention" : "neutral"} />
        {text}
      </span>
      {children}
    </Bar>
  );
}
