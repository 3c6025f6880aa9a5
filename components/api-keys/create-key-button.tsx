"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useId, useState } from "react";
import { PlusIcon } from "@/components/ui/icons";
import type { useCreateApiKey } from "@/lib/client/api-keys";
import { CreateKeyForm } from "./create-key-form";
import { NewKey } from "./new-key";

type CreatedKey = NonNullable<ReturnType<typeof useCreateApiKey>["data"]>;

export function CreateKeyButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const titleId = useId();
  const open = () => {
    setCreated(null);
    setIsOpen(true);
  };
  const close = () => setIsOpen(false);
  // The key is shown once: neither Escape nor a click beside the dialog may lose it.
  const leave = () => created === null && close();

  return (
    <>
      <Button variant="contained" color="primary" startIcon={<PlusIcon />} onClick={open}>
        Make a key
      </Button>
      <Dialog
        open={isOpen}
        onClose={leave}
        maxWidth="sm"
        fullWidth
        aria-labelledby={titleId}
        slotProps={{ transition: { onExited: () => setCreated(null) } }}
      >
        {created ? (
          <NewKey created={created} titleId={titleId} onDone={close} />
        ) : (
          <CreateKeyForm titleId={titleId} onCreated={setCreated} onCancel={close} />
        )}
      </Dialog>
    </>
  );
}
