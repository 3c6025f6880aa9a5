"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { UseFormReturn } from "react-hook-form";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormZoneField } from "@/components/ui/form-zone-field";
import { useNow } from "@/components/ui/use-now";
import { browserZone } from "@/components/ui/zones";
import { enteredOf, windowsEntered } from "./entered-window";
import type { PreferenceValues } from "./preference-values";
import { QuietMeaning } from "./quiet-meaning";
import { QuietWindowList } from "./quiet-window-list";
import { WeekGrid } from "./week-grid";

interface QuietHourFieldsProps {
  form: UseFormReturn<PreferenceValues>;
  values: PreferenceValues;
}

export function QuietHourFields({ form, values }: QuietHourFieldsProps) {
  const { control, setValue, formState } = form;
  const isBrowser = useNow(60_000) !== null;
  const ownZone = isBrowser ? browserZone() : null;
  const windows = windowsEntered(values.quiet_windows);
  const { quiet_windows: refused } = formState.errors;

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3 }}>
      <WeekGrid
        windows={windows}
        onChange={(painted) => {
          const incomplete = values.quiet_windows.filter((one) => windowsEntered([one]).length === 0);
          setValue("quiet_windows", [...painted.map(enteredOf), ...incomplete], { shouldDirty: true });
        }}
      />
      <QuietMeaning windows={windows} zone={values.timezone} criticalPasses={values.critical_bypass} />
      <QuietWindowList control={control} error={refused?.message ?? refused?.root?.message} />
      <Box sx={{ maxWidth: 480 }}>
        <FormZoneField
          control={control}
          name="timezone"
          label="Time zone"
          help={
            ownZone !== null && ownZone !== values.timezone ? (
              <>
                Your browser says {ownZone.replaceAll("_", " ")}.{" "}
                <Button
                  variant="text"
                  size="small"
                  onClick={() => setValue("timezone", ownZone, { shouldDirty: true, shouldValidate: true })}
                >
                  Use it
                </Button>
              </>
            ) : (
              "The zone of this browser."
            )
          }
        />
      </Box>
      <FormSwitchField
        control={control}
        name="critical_bypass"
        label="Critical events come through"
        help="A system error, or what a program reports as critical, waits neither for quiet hours nor for a snooze or a digest."
      />
    </Box>
  );
}
