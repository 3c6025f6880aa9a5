"use client";

import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useMemo } from "react";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";
import { zoneOption, zoneOptions, type ZoneOption } from "./zones";

function matching(options: ZoneOption[], { inputValue }: { inputValue: string }): ZoneOption[] {
  const words = inputValue.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ search }) => words.every((word) => search.includes(word)));
}

export function FormZoneField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>({ control, name, disabled, label, help, optional }: FieldProps<Values, Name, Output>) {
  const { field, fieldState } = useController({ control, name, disabled });
  const current: string | undefined = field.value || undefined;
  const options = useMemo(() => {
    const all = zoneOptions();
    return current && !all.some(({ zone }) => zone === current) ? [zoneOption(current), ...all] : all;
  }, [current]);

  return (
    <FormFrame label={label} help={help} optional={optional} error={fieldState.error?.message}>
      {({ inputId, describedBy }) => (
        <Autocomplete
          id={inputId}
          options={options}
          value={options.find(({ zone }) => zone === current) ?? null}
          onChange={(_, option) => field.onChange(option?.zone ?? null)}
          onBlur={field.onBlur}
          disabled={field.disabled}
          disableClearable={!optional}
          getOptionKey={({ zone }) => zone}
          getOptionLabel={({ zone }) => zone.replaceAll("_", " ")}
          isOptionEqualToValue={(option, value) => option.zone === value.zone}
          filterOptions={matching}
          renderOption={({ key, ...li }, { zone, offset }) => (
            <Box component="li" key={key} {...li}>
              {zone.replaceAll("_", " ")}
              <Typography component="span" variant="body2" color="textSecondary" sx={{ ml: "auto", pl: 2 }}>
                {offset}
              </Typography>
            </Box>
          )}
          renderInput={({ slotProps: { input, htmlInput }, disabled: isOff, id }) => (
            <OutlinedInput
              {...input}
              id={id}
              name={name}
              fullWidth
              disabled={isOff}
              inputRef={field.ref}
              slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
            />
          )}
        />
      )}
    </FormFrame>
  );
}
