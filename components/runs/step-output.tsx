"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { CodeView } from "@/components/ui/code-view";
import { formatExactCount } from "@/components/ui/format-count";

const TAIL_LINES = 40;
const LIVE_HEIGHT = 320;

interface StepOutputProps {
  label: string;
  text: string;
  /** While the step runs its end stays in sight. */
  isGrowing?: boolean;
}

/** Long output begins with its end, where the reason stands. What grew while one looked keeps its frame. */
export function StepOutput({ label, text, isGrowing = false }: StepOutputProps) {
  const [hasGrown, setHasGrown] = useState(isGrowing);
  if (isGrowing && !hasGrown) setHasGrown(true);
  const [isWhole, setIsWhole] = useState(false);
  const lines = text.replace(/\r?\n$/, "").split("\n");
  const skipped = isWhole ? 0 : Math.max(0, lines.length - TAIL_LINES);
  if (hasGrown) return <CodeView label={label} text={text} maxHeight={LIVE_HEIGHT} followsEnd />;
  return (
    <>
      {skipped > 0 && (
        <Button size="small" variant="text" sx={{ justifySelf: "start" }} onClick={() => setIsWhole(true)}>
          Show all {formatExactCount(lines.length)} lines
        </Button>
      )}
      <CodeView
        label={skipped > 0 ? `${label}, last ${TAIL_LINES} lines` : label}
        text={skipped > 0 ? lines.slice(skipped).join("\n") : text}
        firstLine={skipped + 1}
        maxHeight={isWhole ? 640 : 880}
      />
    </>
  );
}
