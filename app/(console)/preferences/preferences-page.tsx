"use client";

import Box from "@mui/material/Box";
import { MutedJobs } from "@/components/answers/muted-jobs";
import { PreferenceForm } from "@/components/preferences/preference-form";
import { PreferenceSentence } from "@/components/preferences/preference-sentence";
import { Snooze } from "@/components/preferences/snooze";
import { WhatWouldIGet } from "@/components/preferences/what-would-i-get";
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
        {(preference) => (
          <Box
            sx={{
              display: "grid",
              gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 720px) minmax(280px, 360px)" },
              columnGap: 6,
              rowGap: 5,
              alignItems: "start",
            }}
          >
            <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
              <Snooze preference={preference} />
              <PreferenceForm preference={preference} />
              <MutedJobs />
            </Box>
            <Box sx={{ position: { lg: "sticky" }, top: 80 }}>
              <WhatWouldIGet zone={preference.timezone} />
            </Box>
          </Box>
        )}
      </QueryBoundary>
    </>
  );
}
