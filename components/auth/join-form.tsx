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
import { below } from "@/lib/base-path";
import { useAcceptInvitation } from "@/lib/client/invitations";
import { FormError } from "./form-error";
import { joinValues, type JoinValues } from "./join-values";
import type { WayIn } from "./join-ways";
import { KnownAddress } from "./known-address";
import { PasswordField } from "./password-field";
import { passwordHint } from "./password-hint";
import { useBrowserZone } from "./use-browser-zone";

const fields = { "/name": "name", "/password": "password" } as const;

interface JoinFormProps {
  token: string;
  email: string;
  way: Exclude<WayIn, "provider">;
}

export function JoinForm({ token, email, way }: JoinFormProps) {
  const zone = useBrowserZone();
  const form = useForm<JoinValues>({
    resolver: zodResolver(joinValues(way)),
    defaultValues: { name: "", password: "" },
  });
  const { control } = form;
  const [name, password] = useWatch({ control, name: ["name", "password"] });
  const accept = useAcceptInvitation();
  const [isLeaving, setIsLeaving] = useState(false);
  const { submit, refusal } = useFormSubmit(form, fields, async (entered) => {
    await accept.mutateAsync({
      token,
      ...(way !== "session" && { password: entered.password }),
      ...(way === "new" && { name: entered.name, timezone: zone ?? undefined }),
    });
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
      {way === "new" && <FormTextField control={control} name="name" label="Name" autoComplete="name" />}
      {way !== "session" && (
        <PasswordField
          control={control}
          name="password"
          label="Password"
          autoComplete={way === "new" ? "new-password" : "current-password"}
          help={way === "new" ? passwordHint(password, [name, email]).words : undefined}
        />
      )}
      <Button
        type="submit"
        variant="contained"
        color="primary"
        size="large"
        loading={accept.isPending || isLeaving}
        sx={{ mt: 0.5 }}
      >
        {way === "session" ? "Join" : "Join and sign in"}
      </Button>
      {way === "password" && (
        <Typography variant="body2" color="textSecondary">
          <Link href="/forgot-password">Forgot your password?</Link> Set a new one, then open this link again.
        </Typography>
      )}
    </Box>
  );
}
