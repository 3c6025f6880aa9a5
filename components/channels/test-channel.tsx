"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { ErrorNotice } from "@/components/ui/error-notice";
import { Section } from "@/components/ui/section";
import { useTestChannel } from "@/lib/client/channels";
import { TestAnswer } from "./test-answer";

/** Sends a short message with what is saved, whether the channel is switched on or not. */
export function TestChannel({ id, hasChanges }: { id: string; hasChanges: boolean }) {
  const test = useTestChannel();
  return (
    <Section title="Test" sentence="A short message, with what is saved.">
      <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
        <Button loading={test.isPending} disabled={hasChanges} onClick={() => test.mutate(id)}>
          Send a test
        </Button>
        {hasChanges && (
          <Typography variant="body2" color="textSecondary">
            Save first.
          </Typography>
        )}
      </Box>
      <Box role="status" aria-busy={test.isPending}>
        {test.isError && <ErrorNotice error={test.error} title="The test could not be made" />}
        {test.data && !test.isPending && <TestAnswer answer={test.data} />}
      </Box>
    </Section>
  );
}
