"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";
import { useHasRole } from "@/lib/client/me";

export function NoTemplates() {
  const isAuthor = useHasRole("author");
  return (
    <EmptyState
      drawing="list"
      sentence={
        isAuthor
          ? "Runbell already sends good messages. Write your own when you want other words."
          : "Runbell sends its own messages for every event. Nobody has written another one yet."
      }
      action={
        <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap", justifyContent: "center" }}>
          <Button href="/templates?view=built-in">Look at what people get</Button>
          {isAuthor && (
            <Button variant="contained" color="primary" href="/templates/new">
              Write a template
            </Button>
          )}
        </Box>
      }
    />
  );
}

export function NoTemplatesFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      drawing="search"
      sentence="No template fits these filters."
      action={<Button onClick={onClear}>Show all templates</Button>}
    />
  );
}
