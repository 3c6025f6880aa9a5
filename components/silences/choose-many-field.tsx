"use client";

import Autocomplete from "@mui/material/Autocomplete";
import OutlinedInput from "@mui/material/OutlinedInput";
import type { Ref } from "react";
import { FormFrame } from "@/components/ui/form-frame";
import type { Named } from "./silence-values";

interface ChooseManyFieldProps<One extends Named> {
  label: string;
  help: string;
  /** Shown while nothing is chosen. */
  placeholder: string;
  noneFound: string;
  value: readonly One[];
  options: readonly One[];
  error?: string;
  isLoading?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  onChange: (chosen: One[]) => void;
  onBlur?: () => void;
  /** Of what there are more than options: whoever gives it finds the options that fit the text. */
  onSearch?: (text: string) => void;
}

/** Some of many, by name. */
export function ChooseManyField<One extends Named>(props: ChooseManyFieldProps<One>) {
  const { label, help, placeholder, noneFound, value, options, error, isLoading, inputRef } = props;
  const { onChange, onBlur, onSearch } = props;
  return (
    <FormFrame label={label} help={help} error={error} optional>
      {({ inputId, describedBy }) => (
        <Autocomplete<One, true>
          multiple
          id={inputId}
          options={[...options]}
          value={[...value]}
          loading={isLoading}
          noOptionsText={noneFound}
          disableCloseOnSelect
          filterSelectedOptions
          filterOptions={onSearch ? (all) => all : undefined}
          getOptionKey={({ id }) => id}
          getOptionLabel={({ name }) => name}
          isOptionEqualToValue={(one, other) => one.id === other.id}
          onChange={(_, chosen) => onChange(chosen)}
          onBlur={onBlur}
          onInputChange={(_, text, reason) => onSearch?.(reason === "input" ? text : "")}
          slotProps={{ chip: { size: "small" } }}
          renderInput={({ slotProps: { input, htmlInput }, id, disabled }) => (
            <OutlinedInput
              {...input}
              id={id}
              fullWidth
              disabled={disabled}
              placeholder={value.length === 0 ? placeholder : undefined}
              inputRef={inputRef}
              slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
            />
          )}
        />
      )}
    </FormFrame>
  );
}
