"use client";

import Autocomplete from "@mui/material/Autocomplete";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";
import { useController, type Control } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import type { RecipientRule } from "@/lib/core/recipient";
import { EmailAddress } from "@/lib/schemas/field";
import type { PolicyValues } from "./policy-values";
import { recipientOption, type RecipientOption } from "./recipient-option";
import type { RecipientChoices } from "./use-recipient-choices";

interface RecipientsFieldProps {
  control: Control<PolicyValues>;
  index: number;
  choices: RecipientChoices;
}

/** Anybody who can be told, by name; an address is typed. */
export function RecipientsField({ control, index, choices: { options, names } }: RecipientsFieldProps) {
  const { field, fieldState } = useController({ control, name: `steps.${index}.recipients` });
  const [text, setText] = useState("");
  const [unknown, setUnknown] = useState<string | null>(null);
  const chosen = field.value.map((rule) => recipientOption(rule, names));

  const choose = (picked: readonly (RecipientOption | string)[]) => {
    const rules = picked.flatMap((one) => (typeof one === "string" ? addressRule(one) : one.rule));
    const strange = picked.find((one) => typeof one === "string" && addressRule(one).length === 0);
    setUnknown(typeof strange === "string" ? strange : null);
    field.onChange(withoutDoubles(rules));
  };
  /** Whoever leaves the field has chosen the address that stands in it. */
  const leave = () => {
    field.onBlur();
    if (text.trim() === "") return;
    choose([...chosen, text]);
    if (addressRule(text).length > 0) setText("");
  };

  return (
    <FormFrame
      label="Who"
      help="People, roles, whoever is on call, channels; or type an e-mail address."
      error={
        unknown === null ? messageIn(fieldState.error) : `“${unknown}” is nobody here, and no e-mail address.`
      }
    >
      {({ inputId, describedBy }) => (
        <Autocomplete<RecipientOption, true, false, true>
          multiple
          freeSolo
          id={inputId}
          options={options}
          value={chosen}
          inputValue={text}
          disableCloseOnSelect
          filterSelectedOptions
          clearOnEscape={false}
          groupBy={({ group }) => group}
          getOptionKey={(option) => (typeof option === "string" ? option : option.key)}
          getOptionLabel={(option) => (typeof option === "string" ? option : option.label)}
          isOptionEqualToValue={(one, other) => typeof other !== "string" && one.key === other.key}
          onChange={(_, picked) => choose(picked)}
          onInputChange={(_, typed) => {
            setText(typed);
            setUnknown(null);
          }}
          onBlur={leave}
          slotProps={{ chip: { size: "small" } }}
          renderInput={({ slotProps: { input, htmlInput }, id, disabled }) => (
            <OutlinedInput
              {...input}
              id={id}
              fullWidth
              disabled={disabled}
              placeholder={chosen.length === 0 ? "Nobody yet" : undefined}
              inputRef={field.ref}
              slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
            />
          )}
        />
      )}
    </FormFrame>
  );
}

function addressRule(text: string): RecipientRule[] {
  const { data } = EmailAddress.safeParse(text);
  return data === undefined ? [] : [{ kind: "email", email: data }];
}

function withoutDoubles(rules: readonly RecipientRule[]): RecipientRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** Of the field, or of one of those in it. */
function messageIn(error: unknown): string | undefined {
  if (Array.isArray(error)) return error.map(messageIn).find((message) => message !== undefined);
  if (typeof error !== "object" || error === null) return undefined;
  return "message" in error && typeof error.message === "string" ? error.message : undefined;
}
