"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { problemSentence } from "@/components/ui/problem";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { below } from "@/lib/base-path";
import { useSetNewPassword } from "@/lib/client/password-resets";
import { NewPassword } from "./account-fields";
import { FormError } from "./form-error";
import { KnownAddress } from "./known-address";
import { PasswordField } from "./password-field";
import { passwordHint } from "./password-hint";

const NewPasswordValues = z.object({ password: NewPassword });
type NewPasswordValues = z.infer<typeof NewPasswordValues>;

const resolver = zodResolver(NewPasswordValues);
const fields = { "/password": "password" } as const;

export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const form = useForm<NewPasswordValues>({ resolver, defaultValues: { password: "" } });
  const { control } = form;
  const password = useWatch({ control, name: "password" });
  const set = useSetNewPassword();
  const [isLeaving, setIsLeaving] = useState(false);
  const { submit, refusal } = useFormSubmit(form, fields, async (entered) => {
    await set.mutateAsync({ token, password: entered.password });
    setIsLeaving(true);
    window.location.assign(below("/"));
  });

  return (
    <Box
      component="form"
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: "grid", gap: 2 }}
    >
      {refusal !== null && <FormError>{problemSentence(refusal)}</FormError>}
      <KnownAddress email={email} />
      <PasswordField
        control={control}
        name="password"
        label="New password"
        autoComplete="new-password"
        help={passwordHint(password, [email]).words}
      />
      <Button
        type="submit"
        variant="contained"
        color="primary"
        size="large"
        loading={set.isPending || isLeaving}
        sx={{ mt: 0.5 }}
      >
        Set the password and sign in
      </Button>
    </Box>
  );
}
