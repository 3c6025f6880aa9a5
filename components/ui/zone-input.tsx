"use client";

import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useMemo, type Ref } from "react";
import { zoneOption, zoneOptions, type ZoneOption } from "./zones";

function matching(options: ZoneOption[], { inputValue }: { inputValue: string }): ZoneOption[] {
  const words = inputValue.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ search }) => words.every((word) => search.includes(word)));
}

interface ZoneInputProps {
  id: string;
  describedBy: string | undefined;
  zone: string | undefined;
  onChange: (zone: string | null) => void;
  onBlur?: () => void;
  name?: string;
  inputRef?: Ref<HTMLInputElement>;
  disabled?: boolean;
  isClearable?: boolean;
  placeholder?: string;
}

/** A zone by its name or its offset, inside the frame of a form. */
export function ZoneInput(props: ZoneInputProps) {
  const {
    id,
    describedBy,
    zone: current,
    onChange,
    onBlur,
    name,
    inputRef,
    disabled,
    isClearable = false,
    placeholder,
  } = props;
  const options = useMemo(() => {
    const all = zoneOptions();
    return current && !all.some(({ zone }) => zone === current) ? [zoneOption(current), ...all] : all;
  }, [current]);

  return (
    <Autocomplete
      id={id}
      options={options}
      value={options.find(({ zone }) => zone === current) ?? null}
      onChange={(_, option) => onChange(option?.zone ?? null)}
      onBlur={onBlur}
      disabled={disabled}
      disableClearable={!isClearable}
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
      renderInput={({ slotProps: { input, htmlInput }, disabled: isOff, id: inputId }) => (
        <OutlinedInput
          {...input}
          id={inputId}
          name={name}
          fullWidth
          disabled={isOff}
          inputRef={inputRef}
          placeholder={placeholder}
          slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
        />
      )}
    />
  );
}
