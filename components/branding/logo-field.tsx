"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useRef, useState, type DragEvent } from "react";
import { useController, type Control } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import { UploadIcon } from "@/components/ui/icons";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { shownLogo, type BrandingValues, type LogoChange } from "./branding-values";
import { LogoOnPages } from "./logo-on-pages";
import { readLogo } from "./read-logo";

const Drop = styled("div")(({ theme }) => ({
  display: "grid",
  gap: theme.spacing(1.5),
  padding: theme.spacing(2),
  border: `1px dashed ${theme.vars.palette.line.strong}`,
  borderRadius: theme.shape.borderRadius,
  "&[data-over]": {
    borderColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.surface.selected,
  },
}));

interface LogoFieldProps {
  control: Control<BrandingValues>;
  /** The address of the stored one. */
  stored: string | null;
  disabled: boolean;
}

export function LogoField({ control, stored, disabled }: LogoFieldProps) {
  const { field, fieldState } = useController({ control, name: "logo", disabled });
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const shown = shownLogo(field.value, stored);

  const take = async (file: File | undefined) => {
    if (!file || disabled) return;
    const reading = await readLogo(file);
    setProblem(reading.problem);
    if (reading.logo) field.onChange({ action: "replace", logo: reading.logo } satisfies LogoChange);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const remove = () => {
    setProblem(null);
    field.onChange({ action: stored === null ? "keep" : "remove" } satisfies LogoChange);
  };

  return (
    <FormFrame
      label="Logo"
      optional
      help="PNG, JPEG, GIF or WebP, at most 128 KB. It is shown 32 pixels high."
      error={problem ?? fieldState.error?.message}
    >
      {({ inputId, describedBy }) => (
        <Drop
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(!disabled);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          {shown !== null && <LogoOnPages url={shown} />}
          <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
            <VisuallyHidden>
              <input
                ref={input}
                id={inputId}
                type="file"
                tabIndex={-1}
                accept="image/png,image/jpeg,image/gif,image/webp"
                aria-describedby={describedBy}
                disabled={disabled}
                onChange={(event) => {
                  void take(event.target.files?.[0]);
                  event.target.value = "";
                }}
              />
            </VisuallyHidden>
            <Button
              startIcon={<UploadIcon />}
              disabled={disabled}
              aria-describedby={describedBy}
              onClick={() => input.current?.click()}
            >
              {shown === null ? "Choose a picture, or drop it here" : "Choose another"}
            </Button>
            {shown !== null && (
              <Button variant="text" disabled={disabled} onClick={remove}>
                Remove the logo
              </Button>
            )}
          </Box>
        </Drop>
      )}
    </FormFrame>
  );
}
