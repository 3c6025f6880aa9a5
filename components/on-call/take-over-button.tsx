"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useId, useState } from "react";
import { useMe } from "@/lib/client/me";
import type { RotationView } from "@/lib/schemas/rotation";
import { TakeOverForm } from "./take-over-form";

interface TakeOverButtonProps {
  rotation: Pick<RotationView, "id" | "name">;
  isPrimary?: boolean;
}

export function TakeOverButton({ rotation, isPrimary = false }: TakeOverButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const titleId = useId();
  const { data: me } = useMe();
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        variant={isPrimary ? "contained" : "outlined"}
        color={isPrimary ? "primary" : "secondary"}
        onClick={() => setIsOpen(true)}
        aria-label={`Take over ${rotation.name}`}
      >
        Take over
      </Button>
      <Dialog open={isOpen} onClose={close} maxWidth="sm" fullWidth aria-labelledby={titleId}>
        {me && <TakeOverForm rotation={rotation} me={me} titleId={titleId} onClose={close} />}
      </Dialog>
    </>
  );
}
