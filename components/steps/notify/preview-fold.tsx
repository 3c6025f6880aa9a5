"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { ChevronDownIcon, ChevronRightIcon } from "@/components/ui/icons";
import { TextSkeleton } from "@/components/ui/skeletons";
import type { StepPreviewProps } from "./step-preview";

const StepPreview = dynamic(() => import("./step-preview").then((file) => file.StepPreview), {
  ssr: false,
  loading: () => <TextSkeleton lines={10} />,
});

/** The message as it comes out, for those who want to see it. */
export function PreviewFold(props: StepPreviewProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <Box sx={{ display: "grid", gap: 1.5, gridTemplateColumns: "minmax(0, 1fr)" }}>
      <Button
        size="small"
        variant="text"
        aria-expanded={isOpen}
        aria-controls={id}
        startIcon={isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
        onClick={() => setIsOpen(!isOpen)}
        sx={{ justifySelf: "start" }}
      >
        Preview
      </Button>
      <Box
        id={id}
        hidden={!isOpen}
        sx={isOpen ? { display: "grid", gap: 1.5, gridTemplateColumns: "minmax(0, 1fr)" } : undefined}
      >
        {isOpen && <StepPreview {...props} />}
      </Box>
    </Box>
  );
}
