"use client";

import { Suspense } from "react";
import { countOf } from "@/components/runs/count-words";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { KeyValueSkeleton } from "@/components/ui/skeletons";
import { TabsInUrl } from "@/components/ui/tabs-in-url";
import { useSettings, type AnySettings } from "@/lib/client/settings";
import { DocumentTab } from "./document-tab";
import { ImportTab } from "./import-tab";
import { SettingList } from "./setting-list";
import { rowsOfRoot } from "./setting-rows";
import { useExportItem } from "./use-export-item";

export function RootSettings() {
  const query = useSettings("root");
  const exportItem = useExportItem("root");
  return (
    <>
      <PageHeader
        title="Root settings"
        sentence={
          <>
            They stand above all organisations, and count where an organisation inherits and says nothing
            itself. {query.data && rootSentence(query.data)}
          </>
        }
        menu={[exportItem]}
      />
      <QueryBoundary
        query={query}
        loading={<KeyValueSkeleton rows={12} />}
        errorTitle="The settings could not be loaded"
      >
        {(settings) => (
          <Suspense>
            <TabsInUrl
              label="Settings"
              tabs={[
                {
                  value: "fields",
                  label: "Fields",
                  panel: <SettingList level="root" groups={rowsOfRoot(settings)} settings={settings} />,
                },
                { value: "json", label: "As JSON", panel: <DocumentTab level="root" settings={settings} /> },
                { value: "import", label: "Import", panel: <ImportTab level="root" /> },
              ]}
            />
          </Suspense>
        )}
      </QueryBoundary>
    </>
  );
}

function rootSentence(settings: AnySettings): string {
  const rows = rowsOfRoot(settings).flatMap((group) => group.rows);
  const set = rows.filter(({ source }) => source === "root").length;
  return set === 0
    ? "Nothing is set."
    : `${set} of ${countOf(rows.length, "field")} ${set === 1 ? "is" : "are"} set.`;
}
