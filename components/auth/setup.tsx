"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { FormTextField } from "@/components/ui/form-text-field";
import { below } from "@/lib/base-path";
import { isApiError } from "@/lib/client/api-error";
import { useSetUp } from "@/lib/client/me";
import { FormError } from "./form-error";
import { passwordHint } from "./password-hint";
import { PasswordField } from "./password-field";
import { setupFields, SetupForm } from "./setup-form";
import { SetupRefused } from "./setup-refused";
import { signInWith } from "./sign-in-with";
import { useBrowserZone } from "./use-browser-zone";

export function Setup({ token }: { token: string }) {
  const zone = useBrowserZone();
  const setUp = useSetUp();
  const [isLeaving, setIsLeaving] = useState(false);
  const { control, handleSubmit, setError, formState } = useForm<SetupForm>({
    resolver: zodResolver(SetupForm),
    defaultValues: { name: "", email: "", password: "" },
  });
  const [name, email, password] = useWatch({ control, name: setupFields });

  const submit = handleSubmit(async (form) => {
    try {
      await setUp.mutateAsync({ ...form, token, timezone: zone ?? undefined });
    } catch (error) {
      if (!isApiError(error)) throw error;
      for (const field of setupFields) {
        const message = error.detailAt(`/${field}`);
        if (message) setError(field, { message: `This ${message}.` });
      }
      return;
    }
    setIsLeaving(true);
    const refused = await signInWith(form.email, form.password, "/");
    window.location.assign(below(refused === null ? "/" : "/sign-in"));
  });

  if (isApiError(setUp.error, "not_found")) return <SetupRefused />;
  return (
    <Box component="form" method="post" noValidate onSubmit={submit} sx={{ display: "grid", gap: 2 }}>
      {setUp.error && <FormError>{setUp.error.message}</FormError>}
      <FormTextField control={control} name="name" label="Name" autoComplete="name" />
      <FormTextField
        control={control}
        name="email"
        type="email"
        label="Email"
        autoComplete="username"
        help="You sign in with it, and your messages go to it."
      />
      <PasswordField
        control={control}
        name="password"
        label="Password"
        autoComplete="new-password"
        help={passwordHint(password, [name, email]).words}
      />
      {zone && (
        <Typography variant="body2" color="textSecondary">
          {"Times are shown in "}
          <Typography component="span" variant="inherit" color="textPrimary">
            {zone.replaceAll("_", " ")}
          </Typography>
          , as your browser says. You can change it in your preferences.
        </Typography>
      )}
      <Button
        type="submit"
        variant="contained"
        color="primary"
        size="large"
        loading={formState.isSubmitting || isLeaving}
        sx={{ mt: 0.5 }}
      >
        Create the account and sign in
      </Button>
    </Box>
  );
}
