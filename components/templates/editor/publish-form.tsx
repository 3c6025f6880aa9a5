"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormFrame } from "@/components/ui/form-frame";
import { Kbd } from "@/components/ui/kbd";
import { useFocusOnMount } from "@/components/ui/use-focus-on-mount";
import { changeList, changeSentence } from "./change-words";
import { useEditor } from "./editor-model";
import type { Publishing } from "./use-publish";

interface PublishFormProps {
  publishing: Publishing;
  name: string;
  onName: (name: string) => void;
}

export function PublishForm({ publishing, name, onName }: PublishFormProps) {
  const { template, changes } = useEditor();
  const first = useFocusOnMount<HTMLInputElement>();
  const { note, setNote, isPending, error, refusal } = publishing;
  const isNameless = !template && name.trim() === "";
  const submit = () => (template ? publishing.publish() : publishing.create(name));

  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && !refusal && !isNameless) void submit();
      }}
      sx={{ display: "grid", gap: 2, p: 2, width: 340, maxWidth: "calc(100vw - 48px)" }}
    >
      {template ? (
        <WhatChanged sentence={changeSentence(changes)} parts={changeList(changes)} />
      ) : (
        <FormFrame label="Name" help="Other templates include it by this name.">
          {({ inputId, describedBy }) => (
            <OutlinedInput
              id={inputId}
              inputRef={first}
              value={name}
              onChange={(event) => onName(event.target.value)}
              slotProps={{ input: { "aria-describedby": describedBy, maxLength: 255, autoComplete: "off" } }}
            />
          )}
        </FormFrame>
      )}
      <FormFrame label="What changed?" optional help="It stands in the list of versions.">
        {({ inputId, describedBy }) => (
          <OutlinedInput
            id={inputId}
            inputRef={template ? first : undefined}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            slotProps={{ input: { "aria-describedby": describedBy, maxLength: 500, autoComplete: "off" } }}
          />
        )}
      </FormFrame>
      {error ? <ErrorNotice error={error} /> : null}
      <Box sx={{ display: "flex", alignItems: "center", gap: 1.5 }}>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
          {refusal ?? (template ? <Kbd keys="Mod S" /> : null)}
        </Typography>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          loading={isPending}
          disabled={refusal !== null || isNameless}
        >
          {template ? `Publish version ${template.version + 1}` : "Create"}
        </Button>
      </Box>
    </Box>
  );
}

function WhatChanged({ sentence, parts }: { sentence: string; parts: string[] }) {
  return (
    <div>
      <Typography variant="h3" component="p">
        {sentence}
      </Typography>
      {parts.length > 1 && (
        <Typography variant="body2" color="textSecondary">
          {parts.join(", ")}
        </Typography>
      )}
    </div>
  );
}
