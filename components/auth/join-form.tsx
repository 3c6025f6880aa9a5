"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { problemSentence } from "@/components/ui/problem";
import { FormTextField } from "@/components/ui/form-text-field";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useAcceptInvitation } from "@/lib/client/invitations";
import { enterWith } from "./enter-with";
import { FormError } from "./form-error";
import { joinValues, type JoinValues } from "./join-values";
import { KnownAddress } from "./known-address";
import { PasswordField } from "./password-field";
import { passwordHint } from "./password-hint";
import { useBrowserZone } from "./use-browser-zone";

const fields = { "/name": "name", "/password": "password" } as const;

interface JoinFormProps {
  token: string;
  email: string;
  /** They have an account: its password is asked for, and no name. */
  isKnown: boolean;
}

export function JoinForm({ token, email, isKnown }: JoinFormProps) {
  const zone = useBrowserZone();
  const form = useForm<JoinValues>({
    resolver: zodResolver(joinValues({ isKnown })),
    defaultValues: { name: "", password: "" },
  });
  const { control } = form;
  const [name, password] = useWatch({ control, name: ["name", "password"] });
  const accept = useAcceptInvitation();
  const [isLeaving, setIsLeaving] = useState(false);
  const { submit, refusal } = useFormSubmit(form, fields, async (entered) => {
    await accept.mutateAsync({
      token,
      password: entered.password,
      ...(isKnown ? {} : { name: entered.name, timezone: zone ?? undefined }),
    });
    setIsLeaving(true);
    await enterWith(email, entered.password);
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
      {!isKnown && <FormTextField control={control} name="name" label="Name" autoComplete="name" />}
      <PasswordField
        control={control}
        name="password"
        label="Password"
        autoComplete={isKnown ? "current-password" : "new-password"}
        help={isKnown ? undefined : passwordHint(password, [name, email]).words}
      />
      <Button
        type="submit"
        variant="contained"
        color="primary"
        size="large"
        loading={accept.isPending || isLeaving}
        sx={{ mt: 0.5 }}
      >
        {isKnown ? "Join" : "Join and sign in"}
      </Button>
      {isKnown && (
        <Typography variant="body2" color="textSecondary">
          <Link href="/forgot-password">Forgot your password?</Link> Set a new one, then open this link again.
        </Typography>
      )}
    </Box>
  );
}
