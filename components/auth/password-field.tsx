"use client";

import IconButton from "@mui/material/IconButton";
import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import Tooltip from "@mui/material/Tooltip";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "@/components/ui/form-frame";
import { EyeIcon, EyeOffIcon } from "./eye-icons";

type PasswordFieldProps<Values extends FieldValues> = FieldProps<Values, FieldPath<Values>, Values> & {
  autoComplete: "current-password" | "new-password";
  help?: ReactNode;
};

export function PasswordField<Values extends FieldValues>(props: PasswordFieldProps<Values>) {
  const { control, name, label, help, autoComplete, disabled } = props;
  const { field, fieldState } = useController({ control, name, disabled });
  const [isShown, setIsShown] = useState(false);
  const [isCapsLockOn, setIsCapsLockOn] = useState(false);
  const readCapsLock = (event: KeyboardEvent) => setIsCapsLockOn(event.getModifierState("CapsLock"));
  const hint = isCapsLockOn ? "Caps lock is on." : help;

  return (
    <FormFrame label={label} help={hint} error={isCapsLockOn ? undefined : fieldState.error?.message}>
      {({ inputId, describedBy }) => (
        <OutlinedInput
          id={inputId}
          name={name}
          type={isShown ? "text" : "password"}
          autoComplete={autoComplete}
          value={field.value ?? ""}
          onChange={field.onChange}
          onBlur={() => {
            setIsCapsLockOn(false);
            field.onBlur();
          }}
          onKeyDown={readCapsLock}
          onKeyUp={readCapsLock}
          inputRef={field.ref}
          disabled={field.disabled}
          aria-describedby={describedBy}
          slotProps={{ input: { autoCapitalize: "none", autoCorrect: "off", spellCheck: false } }}
          endAdornment={
            <InputAdornment position="end">
              <Tooltip title={isShown ? "Hide" : "Show"} describeChild>
                <IconButton
                  aria-label="Show password"
                  aria-pressed={isShown}
                  aria-controls={inputId}
                  onClick={() => setIsShown(!isShown)}
                >
                  {isShown ? <EyeOffIcon /> : <EyeIcon />}
                </IconButton>
              </Tooltip>
            </InputAdornment>
          }
        />
      )}
    </FormFrame>
  );
}
