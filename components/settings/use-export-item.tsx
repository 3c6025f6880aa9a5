"use client";

import { DownloadIcon } from "@/components/ui/icons";
import type { OverflowItem } from "@/components/ui/overflow-menu";
import { saveFile } from "@/components/ui/save-file";
import { useToast } from "@/components/ui/toast";
import { useExportSettings, type SettingsLevel } from "@/lib/client/settings";

/** By the names of the files that people keep. */
const fileNames: Record<SettingsLevel, string> = { organisation: "notifications.json", root: "config.json" };

/** The item of a menu that saves the level's settings as a file. */
export function useExportItem(level: SettingsLevel): OverflowItem {
  const ask = useExportSettings(level);
  const toast = useToast();
  return {
    label: "Export as a file",
    icon: <DownloadIcon />,
    onSelect: () =>
      ask.mutate(undefined, {
        onSuccess: (document) => saveFile(fileNames[level], `${JSON.stringify(document, null, 2)}\n`),
        onError: () => toast({ state: "failed", message: "The settings could not be exported." }),
      }),
  };
}
