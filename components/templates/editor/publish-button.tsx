"use client";

import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import Tooltip from "@mui/material/Tooltip";
import { useRef } from "react";
import { changeSentence } from "./changes";
import { useEditor } from "./editor-model";
import { PublishForm } from "./publish-form";
import type { Publishing } from "./use-publish";

interface PublishButtonProps {
  publishing: Publishing;
  name: string;
  onName: (name: string) => void;
}

export function PublishButton({ publishing, name, onName }: PublishButtonProps) {
  const { template, changes } = useEditor();
  const button = useRef<HTMLButtonElement>(null);
  const { isOpen, open, close, refusal } = publishing;
  const hint = refusal ?? (template ? changeSentence(changes) : "Nothing is stored until then.");

  return (
    <>
      <Tooltip title={hint} describeChild>
        <span>
          <Button
            ref={button}
            variant="contained"
            color="primary"
            disabled={template !== null && refusal !== null}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={open}
          >
            {template ? "Publish" : "Create"}
          </Button>
        </span>
      </Tooltip>
      <Popover
        open={isOpen}
        anchorEl={() => button.current}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": template ? "Publish" : "Create the template" } }}
      >
        <PublishForm publishing={publishing} name={name} onName={onName} />
      </Popover>
    </>
  );
}
