"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useForm, useWatch } from "react-hook-form";
import { PasswordField } from "@/components/auth/password-field";
import { passwordHint } from "@/components/auth/password-hint";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useChangePassword } from "@/lib/client/me";
import { PasswordValues } from "./password-values";

const resolver = zodResolver(PasswordValues);
const fields = { "/current_password": "current_password", "/new_password": "new_password" } as const;

interface ChangePasswordProps {
  user: { name: string; email: string };
}

export function ChangePassword({ user: { name, email } }: ChangePasswordProps) {
  const form = useForm<PasswordValues>({
    resolver,
    defaultValues: { current_password: "", new_password: "" },
  });
  const { control } = form;
  const entered = useWatch({ control, name: "new_password" });
  const change = useChangePassword();
  const toast = useToast();
  const { submit, refusal } = useFormSubmit(form, fields, async (values) => {
    await change.mutateAsync(values);
    form.reset();
    toast({ state: "ok", message: "Your password is changed, and your other sessions are signed out." });
  });

  return (
    <Box
      component="form"
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2, maxWidth: 480 }}
    >
      <PasswordField
        control={control}
        name="current_password"
        label="Password now"
        autoComplete="current-password"
      />
      <PasswordField
        control={control}
        name="new_password"
        label="New password"
        autoComplete="new-password"
        help={passwordHint(entered, [name, email]).words}
      />
      {refusal !== null && <ErrorNotice error={refusal} title="The password was not changed" />}
      <Box>
        <Button type="submit" loading={change.isPending}>
          Change the password
        </Button>
      </Box>
    </Box>
  );
}
