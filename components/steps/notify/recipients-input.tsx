"use client";

import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useMemo, useRef, useState, type ComponentProps, type ReactNode } from "react";
import { InsertVariable } from "@/components/steps/insert-variable";
import { FormFrame } from "@/components/ui/form-frame";
import { StateIcon } from "@/components/ui/state-icon";
import { useMembers } from "@/lib/client/members";
import {
  recipientChip,
  recipientChoices,
  recipientsIn,
  withoutDoubles,
  type KnownMember,
  type RecipientChip,
} from "./recipient-chips";

const MOST = 50;
const noMembers: readonly KnownMember[] = [];

interface RecipientsInputProps {
  label: string;
  help: ReactNode;
  optional?: boolean;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** The kind, when only members have an address of it. */
  membersOnly: string | null;
  problem: string | undefined;
}

/** People by name or by what they are; addresses and templates that give one are typed. */
export function RecipientsInput(props: RecipientsInputProps) {
  const { label, help, optional, values, onChange, membersOnly, problem } = props;
  const { data } = useMembers();
  const known = useMemo(() => data?.data.filter(({ is_disabled }) => !is_disabled) ?? noMembers, [data]);
  // Nobody is a stranger before it is known who the members are.
  const options = useMemo(
    () => ({ members: known, membersOnly: data ? membersOnly : null }),
    [known, data, membersOnly],
  );
  const choices = useMemo(() => recipientChoices(options), [options]);
  const chips = values.map((value) => recipientChip(value, options));
  const wrong = chips.flatMap((chip) => chip.problem ?? []).join(" ");
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);

  const choose = (picked: readonly (RecipientChip | string)[]) => {
    const named = picked.flatMap((one) => (typeof one === "string" ? recipientsIn(one) : one.value));
    onChange(withoutDoubles(named).slice(0, MOST));
  };
  /** Whoever leaves the field has chosen the address that stands in it. */
  const leave = () => {
    if (text.trim() === "") return;
    choose([...chips, text]);
    setText("");
  };

  return (
    <FormFrame label={label} help={help} optional={optional} error={wrong === "" ? problem : wrong}>
      {({ inputId, describedBy }) => (
        <Autocomplete<RecipientChip, true, false, true>
          multiple
          freeSolo
          id={inputId}
          options={choices}
          value={chips}
          inputValue={text}
          disableCloseOnSelect
          filterSelectedOptions
          clearOnEscape={false}
          groupBy={({ group }) => group}
          getOptionKey={(option) => (typeof option === "string" ? option : option.value)}
          getOptionLabel={(option) => (typeof option === "string" ? option : searchedText(option))}
          isOptionEqualToValue={(one, other) => typeof other !== "string" && one.label === other.label}
          onChange={(_, picked) => choose(picked)}
          onInputChange={(_, typed) => setText(typed)}
          onBlur={leave}
          renderOption={({ key, ...option }, { label: name, detail }) => (
            <Box component="li" key={key} {...option}>
              <Box component="span" sx={{ display: "grid", minWidth: 0 }}>
                <Typography component="span" variant="body2" noWrap>
                  {name}
                </Typography>
                {detail && (
                  <Typography component="span" variant="caption" color="textSecondary" noWrap>
                    {detail}
                  </Typography>
                )}
              </Box>
            </Box>
          )}
          renderValue={(chosen, getItemProps) =>
            chosen.map((chip, index) => {
              const { key, ...item } = getItemProps({ index });
              return <RecipientMark key={key} chip={chip} {...item} />;
            })
          }
          renderInput={({ slotProps: { input: frame, htmlInput }, id, disabled }) => (
            <OutlinedInput
              {...frame}
              id={id}
              fullWidth
              disabled={disabled}
              inputRef={input}
              placeholder={chips.length === 0 ? "Name or address" : undefined}
              slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
              endAdornment={
                <InsertVariable
                  input={input}
                  value={text}
                  onChange={setText}
                  label={`Insert variable into ${label.toLowerCase()}`}
                />
              }
            />
          )}
        />
      )}
    </FormFrame>
  );
}

/** What is typed is looked for in name and address. */
function searchedText({ label, detail, group }: RecipientChip): string {
  return group === "Members" ? `${label} ${detail}` : label;
}

type RecipientMarkProps = { chip: RecipientChip | string } & Omit<
  ComponentProps<typeof Chip>,
  "label" | "color"
>;

function RecipientMark({ chip, ...item }: RecipientMarkProps) {
  if (typeof chip === "string") return <Chip size="small" label={chip} {...item} />;
  const { label, detail, problem } = chip;
  return (
    <Chip
      size="small"
      {...item}
      label={label}
      title={problem ?? detail ?? undefined}
      icon={problem === null ? undefined : <StateIcon state="failed" label="Wrong" />}
    />
  );
}
