"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useTryRequest } from "@/lib/client/api-reference";
import type { ReferenceOperation } from "./reference";
import { TriedAnswer } from "./tried-answer";
import { TryField } from "./try-field";
import { useTryForm } from "./use-try-form";

interface TryItProps {
  operation: ReferenceOperation;
  /** Changes are asked about once for as long as the page is open. */
  mayChange: boolean;
  onMayChange: () => void;
}

export function TryIt({ operation, mayChange, onMayChange }: TryItProps) {
  const form = useTryForm(operation);
  const attempt = useTryRequest();
  const [isAsking, setIsAsking] = useState(false);
  const isChange = operation.method !== "GET";
  const send = () => attempt.mutate(form.request());

  return (
    <Box
      component="form"
      noValidate
      aria-label="Try it"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChange && !mayChange) setIsAsking(true);
        else send();
      }}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2, maxWidth: 640 }}
    >
      {operation.parameters
        .filter(({ in: place }) => place !== "header")
        .map(({ name, required, in: place }) => (
          <TryField
            key={name}
            label={name}
            note={place === "path" ? "in the path" : required ? "in the query" : "in the query, optional"}
            value={form.values[name] ?? ""}
            onChange={(value) => form.setValue(name, value)}
          />
        ))}
      {operation.body && (
        <TryField label="Body" note={operation.body.type} value={form.body} onChange={form.setBody} isLong />
      )}
      <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          loading={attempt.isPending}
          disabled={form.missing.length > 0}
        >
          Send {operation.method}
        </Button>
        <Typography variant="body2" color="textSecondary">
          {form.missing.length > 0
            ? `Enter ${form.missing.join(" and ")} first.`
            : isChange
              ? "As yourself, in this organisation: it is done for real."
              : "As yourself; nothing is changed."}
        </Typography>
      </Box>
      {attempt.error && <ErrorNotice error={attempt.error} />}
      {attempt.data && <TriedAnswer answer={attempt.data} />}
      <ConfirmDialog
        open={isAsking}
        title="Send requests that change something?"
        confirmLabel="Send it"
        onConfirm={() => {
          onMayChange();
          send();
        }}
        onClose={() => setIsAsking(false)}
      >
        What you try here is done for real, in your name: things are made, changed and deleted, and people may
        be told. You are asked once.
      </ConfirmDialog>
    </Box>
  );
}
