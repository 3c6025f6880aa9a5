"use client";

import Box from "@mui/material/Box";
import { MutedJobs } from "@/components/answers/muted-jobs";
import { PreferenceForm } from "@/components/preferences/preference-form";
import { PreferenceSentence } from "@/components/preferences/preference-sentence";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { usePreferences } from "@/lib/client/preferences";

export function PreferencesPage() {
  const query = usePreferences();
  return (
    <>
      <PageHeader title="My preferences" sentence={<PreferenceSentence preference={query.data} />} />
      <QueryBoundary
        query={query}
        loading={<FormSkeleton fields={6} />}
        errorTitle="Your preferences could not be loaded"
      >
        {(preference) => <PreferenceForm preference={preference} />}
      </QueryBoundary>
      <Box sx={{ maxWidth: 720, mt: 5 }}>
        <MutedJobs />
      </Box>
    </>
  );
}
