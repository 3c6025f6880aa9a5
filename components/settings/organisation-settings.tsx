"use client";

import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { Suspense } from "react";
import { OrganisationName } from "@/components/organisations/organisation-name";
import { RetryIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { FormSkeleton, KeyValueSkeleton } from "@/components/ui/skeletons";
import { StatusChip } from "@/components/ui/status-chip";
import { TabsInUrl } from "@/components/ui/tabs-in-url";
import { useToast } from "@/components/ui/toast";
import {
  useClearSettingsCache,
  useEffectiveSettings,
  useSettings,
  type AnySettings,
} from "@/lib/client/settings";
import { DocumentTab } from "./document-tab";
import { ImportTab } from "./import-tab";
import { ModeChoice } from "./mode-choice";
import { SettingList } from "./setting-list";
import { rowsInForce } from "./setting-rows";
import { effectiveSentence } from "./setting-words";
import { useExportItem } from "./use-export-item";

export function OrganisationSettings() {
  const own = useSettings("organisation");
  const effective = useEffectiveSettings();
  const clear = useClearSettingsCache();
  const toast = useToast();
  const exportItem = useExportItem("organisation");
  const isOff = effective.data?.is_on === false;
  const clearCache = () =>
    clear.mutate(undefined, {
      onSuccess: () => toast({ state: "ok", message: "Every process reads the settings anew." }),
      onError: () => toast({ state: "failed", message: "The cache was not cleared." }),
    });

  return (
    <>
      <PageHeader
        title="General settings"
        beside={isOff && <StatusChip state="attention" word="Notifications are off" />}
        sentence={
          effective.data
            ? effectiveSentence(effective.data)
            : effective.isPending && <Skeleton width={360} height={12} sx={{ my: 0.5 }} />
        }
        menu={[exportItem, { label: "Clear the cache", icon: <RetryIcon />, onSelect: clearCache }]}
      />
      <QueryBoundary
        query={own}
        loading={<FormSkeleton fields={3} />}
        errorTitle="The settings could not be loaded"
      >
        {(settings) => (
          <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
            <Section
              title="Name"
              sentence="It stands in the navigation and in messages. Click it to change it."
            >
              <OrganisationName />
            </Section>
            <Section title="Mode">
              <ModeChoice mode={settings.mode ?? "inherit"} />
            </Section>
            <Suspense>
              <SettingsTabs settings={settings} />
            </Suspense>
          </Box>
        )}
      </QueryBoundary>
    </>
  );
}

function SettingsTabs({ settings }: { settings: AnySettings }) {
  const effective = useEffectiveSettings();
  return (
    <TabsInUrl
      label="Settings"
      tabs={[
        {
          value: "effective",
          label: "What counts",
          panel: (
            <QueryBoundary
              query={effective}
              loading={<KeyValueSkeleton rows={12} />}
              errorTitle="The settings could not be loaded"
            >
              {(data) => <SettingList level="organisation" groups={rowsInForce(data)} settings={settings} />}
            </QueryBoundary>
          ),
        },
        { value: "json", label: "As JSON", panel: <DocumentTab level="organisation" settings={settings} /> },
        { value: "import", label: "Import", panel: <ImportTab level="organisation" /> },
      ]}
    />
  );
}
