"use client";

import { RootOnly } from "@/components/settings/root-only";
import { RootSettings } from "@/components/settings/root-settings";

export function RootSettingsPage() {
  return (
    <RootOnly title="Root settings" what="These settings">
      <RootSettings />
    </RootOnly>
  );
}
