"use client";

import Box from "@mui/material/Box";
import { useState } from "react";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { useChangeSettings, type AnySettings, type SettingsLevel } from "@/lib/client/settings";
import { changeWithout } from "./setting-change";
import { SettingDialog } from "./setting-dialog";
import { SettingItem } from "./setting-item";
import type { SettingGroup, SettingRow } from "./setting-rows";

interface SettingListProps {
  level: SettingsLevel;
  groups: readonly SettingGroup[];
  /** What the level itself says, which the form begins with. */
  settings: AnySettings;
}

/** Every field by section; each can be changed, and be taken out again where the level says it itself. */
export function SettingList({ level, groups, settings }: SettingListProps) {
  const [changed, setChanged] = useState<SettingRow | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [resetting, setResetting] = useState<string | null>(null);
  const change = useChangeSettings(level);
  const toast = useToast();
  const resetLabel =
    level === "organisation" && settings.mode !== "override" ? "Use root’s" : "Use the default";

  const reset = ({ setting }: SettingRow) => {
    setResetting(setting.path);
    change.mutate(changeWithout(setting.path), {
      onSuccess: () => toast({ state: "ok", message: `${setting.label} is no longer set here.` }),
      onError: () => toast({ state: "failed", message: `${setting.label} was not changed.` }),
      onSettled: () => setResetting(null),
    });
  };

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
      {groups.map(({ title, sentence, rows }) => (
        <Section key={title} title={title} sentence={sentence}>
          <Box component="ul" aria-label={title} sx={{ mt: -1.5 }}>
            {rows.map((row) => (
              <SettingItem
                key={row.setting.path}
                row={row}
                resetLabel={resetLabel}
                isResetting={resetting === row.setting.path}
                onChange={() => {
                  setChanged(row);
                  setIsOpen(true);
                }}
                onReset={row.source === level ? () => reset(row) : undefined}
              />
            ))}
          </Box>
        </Section>
      ))}
      {changed && (
        <SettingDialog
          level={level}
          row={changed}
          settings={settings}
          open={isOpen}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Box>
  );
}
