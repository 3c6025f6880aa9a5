"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { UseFormReturn } from "react-hook-form";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTimeField } from "@/components/ui/form-time-field";
import { FormZoneField } from "@/components/ui/form-zone-field";
import { browserZone } from "@/components/ui/zones";
import { useNow } from "@/components/ui/use-now";
import type { PreferenceValues } from "./preference-values";
import { QuietDaysField } from "./quiet-days-field";
import { QuietMeaning } from "./quiet-meaning";

interface QuietHourFieldsProps {
  form: UseFormReturn<PreferenceValues>;
  values: PreferenceValues;
}

const usual = { start: "22:00", end: "07:00" };

export function QuietHourFields({ form: { control, setValue }, values }: QuietHourFieldsProps) {
  const isBrowser = useNow(60_000) !== null;
  const ownZone = isBrowser ? browserZone() : null;
  const { has_quiet_hours: isOn, timezone } = values;

  return (
    <Box sx={{ display: "grid", gap: 3, maxWidth: 560 }}>
      <FormSwitchField
        control={control}
        name="has_quiet_hours"
        label="Keep quiet at certain hours"
        help={isOn ? undefined : "Off: messages come at any hour."}
      />
      {isOn && (
        <>
          <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap", "& > *": { flex: "0 1 160px" } }}>
            <FormTimeField control={control} name="quiet_hours_start" label="From" />
            <FormTimeField control={control} name="quiet_hours_end" label="Until" />
            {!values.quiet_hours_start && !values.quiet_hours_end && (
              <Button
                variant="text"
                sx={{ alignSelf: "flex-end" }}
                onClick={() => {
                  setValue("quiet_hours_start", usual.start, { shouldDirty: true });
                  setValue("quiet_hours_end", usual.end, { shouldDirty: true });
                }}
              >
                {usual.start} to {usual.end}
              </Button>
            )}
          </Box>
          <QuietDaysField control={control} />
        </>
      )}
      <FormZoneField
        control={control}
        name="timezone"
        label="Time zone"
        help={
          ownZone !== null && ownZone !== timezone ? (
            <Button
              variant="text"
              size="small"
              sx={{ ml: -1 }}
              onClick={() => setValue("timezone", ownZone, { shouldDirty: true, shouldValidate: true })}
            >
              Use this browser’s zone, {ownZone.replaceAll("_", " ")}
            </Button>
          ) : (
            "The zone of this browser."
          )
        }
      />
      {isOn && (
        <>
          <FormSwitchField
            control={control}
            name="critical_bypass"
            label="Critical events come through"
            help="A system error, or what a program reports as critical, does not wait."
          />
          <QuietMeaning values={values} />
        </>
      )}
    </Box>
  );
}
