"use client";

import Button from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import { useRef } from "react";
import { changeSentence } from "./change-words";
import { useEditor } from "./editor-model";
import { HeaderPopover } from "./header-popover";
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
      <HeaderPopover
        label={template ? "Publish" : "Create the template"}
        button={button}
        isOpen={isOpen}
        onClose={close}
      >
        <PublishForm publishing={publishing} name={name} onName={onName} />
      </HeaderPopover>
    </>
  );
}
