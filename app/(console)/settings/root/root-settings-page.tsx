"use client";

import { RootOnly } from "@/components/settings/root-only";
import { RootSettings } from "@/components/settings/root-settings";

export function RootSettingsPage() {
  return (
    <RootOnly>
      <RootSettings />
    </RootOnly>
  );
}
