"use client";

import Box from "@mui/material/Box";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { StatusChip } from "@/components/ui/status-chip";
import { useSmtpSettings } from "@/lib/client/smtp";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";
import { SmtpForm } from "./smtp-form";
import { SmtpSentence } from "./smtp-sentence";

export function SmtpSettings() {
  const query = useSmtpSettings();
  return (
    <>
      <PageHeader
        title="Email settings"
        beside={query.data && <SmtpChip settings={query.data} />}
        sentence={<SmtpSentence settings={query.data} />}
      />
      <QueryBoundary
        query={query}
        loading={
          <Box sx={{ maxWidth: 560 }}>
            <FormSkeleton fields={6} />
          </Box>
        }
        errorTitle="The email settings could not be loaded"
      >
        {(settings) => <SmtpForm settings={settings} />}
      </QueryBoundary>
    </>
  );
}

function SmtpChip({ settings: { configured, is_active } }: { settings: SmtpSettingsView }) {
  if (!configured) return <StatusChip state="attention" word="Not set up" />;
  return is_active ? (
    <StatusChip state="ok" word="In use" />
  ) : (
    <StatusChip state="attention" word="Switched off" />
  );
}
