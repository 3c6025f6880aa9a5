"use client";

import Box from "@mui/material/Box";
import FormLabel from "@mui/material/FormLabel";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import dynamic from "next/dynamic";
import { FieldHelp } from "@/components/ui/field-help";
import { TextSkeleton } from "@/components/ui/skeletons";

const SourceInput = dynamic(() => import("./source-input").then((module) => module.SourceInput), {
  ssr: false,
  loading: () => <TextSkeleton lines={5} />,
});

const Frame = styled("div")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.line.strong}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  height: 180,
  resize: "vertical",
}));

interface CodeInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  error?: string;
}

/** A text of several lines in which variables may stand. */
export function CodeInput({ label, value, onChange, help, error }: CodeInputProps) {
  return (
    <Box sx={{ display: "grid", gap: 0.5, gridTemplateColumns: "minmax(0, 1fr)" }}>
      <Box sx={{ display: "flex", gap: 1 }}>
        <FormLabel component="span">{label}</FormLabel>
        <Typography component="span" variant="body2" color="textSecondary">
          optional
        </Typography>
      </Box>
      <Frame>
        <SourceInput label={label} value={value} onChange={onChange} />
      </Frame>
      <FieldHelp help={help} error={error} />
    </Box>
  );
}
