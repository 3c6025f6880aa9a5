"use client";

import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { BracesIcon } from "@/components/ui/icons";
import { insertAt, type InsertedAs } from "./insert-at";
import { VariablePopover } from "./variable-popover";

interface InsertVariableProps {
  /** Where it is written, at the cursor: a text input, which the value below stands in. */
  input: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  value: string;
  onChange: (value: string) => void;
  as?: InsertedAs;
  label?: string;
}

/** A small button beside an input, which opens the list of variables. */
export function InsertVariable(props: InsertVariableProps) {
  const { input, value, onChange, as = "template", label = "Insert variable" } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [cursor, setCursor] = useState<{ at: number } | null>(null);

  // In the commit that brings the text: what is typed next stands behind it.
  useLayoutEffect(() => {
    if (!cursor) return;
    input.current?.focus();
    input.current?.setSelectionRange(cursor.at, cursor.at);
  }, [cursor, input]);

  const insert = (path: string) => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const from = selectionStart ?? value.length;
    const inserted = insertAt(value, [from, selectionEnd ?? from], path, as);
    onChange(inserted.text);
    setCursor({ at: inserted.cursor });
  };

  return (
    <>
      <Tooltip title={label} describeChild>
        <IconButton
          ref={button}
          size="small"
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(true)}
        >
          <BracesIcon />
        </IconButton>
      </Tooltip>
      <VariablePopover isOpen={isOpen} onClose={() => setIsOpen(false)} button={button} onInsert={insert} />
    </>
  );
}
