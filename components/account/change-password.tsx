"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { PasswordField } from "@/components/auth/password-field";
import { passwordHint } from "@/components/auth/password-hint";
import { signInWith } from "@/components/auth/sign-in-with";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { below } from "@/lib/base-path";
import { useChangePassword } from "@/lib/client/me";
import { PasswordValues } from "./password-values";

const resolver = zodResolver(PasswordValues);
const fields = { "/current_password": "current_password", "/new_password": "new_password" } as const;

interface ChangePasswordProps {
  user: { name: string; email: string };
}

/** All sessions end with the old password; this browser signs in again with the new one at once. */
export function ChangePassword({ user: { name, email } }: ChangePasswordProps) {
  const form = useForm<PasswordValues>({
    resolver,
    defaultValues: { current_password: "", new_password: "" },
  });
  const { control } = form;
  const entered = useWatch({ control, name: "new_password" });
  const change = useChangePassword();
  const [isLeaving, setIsLeaving] = useState(false);
  const { submit, refusal } = useFormSubmit(form, fields, async (values) => {
    await change.mutateAsync(values);
    setIsLeaving(true);
    const refused = await signInWith(email, values.new_password, "/account");
    window.location.assign(below(refused === null ? "/account" : "/sign-in?callbackUrl=%2Faccount"));
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
        <Button type="submit" loading={change.isPending || isLeaving}>
          Change the password
        </Button>
      </Box>
    </Box>
  );
}
