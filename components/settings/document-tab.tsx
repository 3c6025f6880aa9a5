"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { Note } from "@/components/ui/note";
import { SaveBar } from "@/components/ui/save-bar";
import { useToast } from "@/components/ui/toast";
import { useChangeSettings, type AnySettings, type SettingsLevel } from "@/lib/client/settings";
import type { SettingsDocument } from "@/lib/core/settings";
import { LazyJsonEditor } from "./lazy-json-editor";
import { readDocument } from "./read-document";

interface DocumentTabProps {
  level: SettingsLevel;
  settings: AnySettings;
}

/** The level's own document as a whole. Secrets are no part of it. */
export function DocumentTab({ level, settings: { document } }: DocumentTabProps) {
  const stored = JSON.stringify(document, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const change = useChangeSettings(level);
  const toast = useToast();
  const text = typed ?? stored;
  const reading = readDocument(text);
  const isChanged = typed !== null && typed !== stored;

  const discard = () => {
    setTyped(null);
    setRefusal(null);
  };
  const save = async (entered: SettingsDocument) => {
    setRefusal(null);
    try {
      await change.mutateAsync({ document: () => entered });
      setTyped(null);
      toast({ state: "ok", message: "The settings are saved. They count from the next event on." });
    } catch (error) {
      setRefusal(error);
    }
  };

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      <Typography variant="body2" color="textSecondary">
        {level === "root"
          ? "What is left out is Runbell’s default. Passwords and webhook URLs are kept apart and are not in it."
          : "The organisation’s own settings: what is left out comes from root. Passwords and webhook URLs are kept apart and are not in it."}
      </Typography>
      <LazyJsonEditor label="Settings, as JSON" value={text} onChange={setTyped} />
      {reading.problem !== undefined && <Note state="attention">{reading.problem}</Note>}
      <SaveBar
        changes={isChanged ? ["The document"] : []}
        isSaving={change.isPending}
        error={refusal}
        saveLabel="Save settings"
        onSave={() => {
          // The server says which fields it does not know.
          if (reading.document) void save(reading.document as SettingsDocument);
        }}
        onDiscard={discard}
      />
    </Box>
  );
}
