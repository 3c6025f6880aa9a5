"use client";

import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useEffect, useState } from "react";
import { copyText } from "./copy-text";
import { CheckIcon, CopyIcon } from "./icons";
import { VisuallyHidden } from "./visually-hidden";

type Outcome = "idle" | "copied" | "refused";
const tips: Record<Outcome, string> = {
  idle: "Copy",
  copied: "Copied",
  refused: "Select the text and copy it by hand",
};

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<Outcome>("idle");

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await copyText(text)) ? "copied" : "refused");

  return (
    <>
      <Tooltip title={tips[outcome]} describeChild>
        <IconButton aria-label={label} onClick={() => void copy()}>
          {outcome === "copied" ? <CheckIcon /> : <CopyIcon />}
        </IconButton>
      </Tooltip>
      <VisuallyHidden role="status">{outcome === "idle" ? "" : tips[outcome]}</VisuallyHidden>
    </>
  );
}
