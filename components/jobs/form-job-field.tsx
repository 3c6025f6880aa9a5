"use client";

import Autocomplete from "@mui/material/Autocomplete";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useDeferredValue, useState } from "react";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "@/components/ui/form-frame";
import { useJobs } from "@/lib/client/jobs";

const MOST_SHOWN = 50;

/** A job by its key, looked for by name; empty: none. */
export function FormJobField<Values extends FieldValues, Name extends FieldPath<Values>>(
  props: FieldProps<Values, Name, Values> & { placeholder: string },
) {
  const { control, name, disabled, label, help, optional, placeholder } = props;
  const { field, fieldState } = useController({ control, name, disabled });
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const { data, isFetching } = useJobs({ q: wanted || undefined, limit: MOST_SHOWN });
  const options = (data?.data ?? []).map((job) => ({ key: job.key, name: job.name }));
  const chosen: string = field.value ?? "";
  const value = options.find(({ key }) => key === chosen) ?? (chosen ? { key: chosen, name: chosen } : null);

  return (
    <FormFrame label={label} help={help} optional={optional} error={fieldState.error?.message}>
      {({ inputId, describedBy }) => (
        <Autocomplete
          id={inputId}
          options={options}
          value={value}
          loading={isFetching}
          disabled={field.disabled}
          noOptionsText="No such job"
          filterOptions={(all) => all}
          getOptionKey={({ key }) => key}
          getOptionLabel={(option) => option.name}
          isOptionEqualToValue={(one, other) => one.key === other.key}
          onChange={(_, job) => field.onChange(job?.key ?? "")}
          onBlur={field.onBlur}
          onInputChange={(_, text, reason) => setSearch(reason === "input" ? text : "")}
          renderInput={({ slotProps: { input, htmlInput }, id, disabled: isOff }) => (
            <OutlinedInput
              {...input}
              id={id}
              fullWidth
              disabled={isOff}
              placeholder={placeholder}
              inputRef={field.ref}
              slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
            />
          )}
        />
      )}
    </FormFrame>
  );
}
