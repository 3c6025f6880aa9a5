"use client";

import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useDeferredValue, useState } from "react";
import { runStates } from "@/components/runs/run-status";
import { FormFrame } from "@/components/ui/form-frame";
import { shortTime, type TimeStyle } from "@/components/ui/format-time";
import { StateIcon } from "@/components/ui/state-icon";
import { useTimeStyle } from "@/components/ui/time-style";
import { useRuns } from "@/lib/client/runs";
import type { RunSummary } from "@/lib/schemas/run";

const MOST_SHOWN = 30;
const sample = "sample";
type Option = typeof sample | RunSummary;

interface RunPickerProps {
  /** Null: the sample. */
  run: RunSummary | null;
  onChoose: (run: RunSummary | null) => void;
}

/** The sample, or one of the last runs, found by its job. */
export function RunPicker({ run, onChoose }: RunPickerProps) {
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const { data, isFetching } = useRuns({ q: wanted || undefined, limit: MOST_SHOWN });
  const style = useTimeStyle();

  return (
    <FormFrame label="Values of">
      {({ inputId }) => (
        <Autocomplete<Option, false, true>
          id={inputId}
          disableClearable
          options={[...(wanted === "" ? [sample as Option] : []), ...(data?.data ?? [])]}
          value={run ?? sample}
          loading={isFetching}
          noOptionsText="No run of such a job"
          filterOptions={(options) => options}
          isOptionEqualToValue={(one, other) => idOf(one) === idOf(other)}
          getOptionLabel={(option) => labelOf(option, style)}
          getOptionKey={idOf}
          onChange={(_, option) => onChoose(option === sample ? null : option)}
          onInputChange={(_, text, reason) => setSearch(reason === "input" ? text : "")}
          renderOption={({ key, ...props }, option) => (
            <Box component="li" key={key} {...props} sx={{ gap: 1 }}>
              <RunOption option={option} style={style} />
            </Box>
          )}
          renderInput={({ slotProps: { input, htmlInput }, id }) => (
            <OutlinedInput {...input} id={id} fullWidth slotProps={{ input: htmlInput }} />
          )}
        />
      )}
    </FormFrame>
  );
}

function RunOption({ option, style }: { option: Option; style: TimeStyle }) {
  return (
    <>
      <StateIcon
        state={option === sample ? "neutral" : runStates[option.status].state}
        label={option === sample ? undefined : runStates[option.status].word}
      />
      <Box component="span" sx={{ display: "grid", minWidth: 0 }}>
        <Typography component="span" variant="body2" noWrap>
          {option === sample ? "Sample" : option.job.name}
        </Typography>
        <Typography component="span" variant="caption" color="textSecondary" noWrap>
          {option === sample ? "A failed run, made up" : shortTime(option.created_at, style)}
        </Typography>
      </Box>
    </>
  );
}

const idOf = (option: Option) => (option === sample ? option : option.id);

function labelOf(option: Option, style: TimeStyle): string {
  return option === sample ? "Sample" : `${option.job.name}, ${shortTime(option.created_at, style)}`;
}
