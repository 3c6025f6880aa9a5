"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormTextField } from "@/components/ui/form-text-field";
import { below } from "@/lib/base-path";
import { FormError } from "./form-error";
import { PasswordField } from "./password-field";
import { signInError } from "./sign-in-error";
import { signInWith } from "./sign-in-with";

const SignInForm = z.object({
  email: z.string().trim().min(1, { error: "Enter your e-mail address." }),
  password: z.string().min(1, { error: "Enter your password." }),
});
type SignInForm = z.infer<typeof SignInForm>;

interface SignInProps {
  callbackUrl: string;
  /** The reason of a failed try that came back by redirect. */
  firstError?: string;
}

export function SignIn({ callbackUrl, firstError }: SignInProps) {
  const [error, setError] = useState(firstError);
  const [isLeaving, setIsLeaving] = useState(false);
  const { control, handleSubmit, formState, resetField, setFocus } = useForm<SignInForm>({
    resolver: zodResolver(SignInForm),
    defaultValues: { email: "", password: "" },
  });

  const submit = handleSubmit(async ({ email, password }) => {
    setError(undefined);
    const reason = await signInWith(email, password, callbackUrl);
    if (reason === null) {
      setIsLeaving(true);
      // A whole new page: nothing of the session before stays in memory.
      window.location.assign(below(callbackUrl));
      return;
    }
    setError(reason);
    if (reason !== "CredentialsSignin") return;
    resetField("password");
    setFocus("password");
  });

  return (
    <Box component="form" method="post" noValidate onSubmit={submit} sx={{ display: "grid", gap: 2 }}>
      {error && <FormError>{signInError(error)}</FormError>}
      <FormTextField control={control} name="email" type="email" label="Email" autoComplete="username" />
      <PasswordField control={control} name="password" label="Password" autoComplete="current-password" />
      <Button
        type="submit"
        variant="contained"
        color="primary"
        size="large"
        loading={formState.isSubmitting || isLeaving}
        sx={{ mt: 0.5 }}
      >
        Sign in
      </Button>
      <Typography variant="body2">
        <Link href="/forgot-password">Forgot your password?</Link>
      </Typography>
    </Box>
  );
}
