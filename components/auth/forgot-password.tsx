"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormTextField } from "@/components/ui/form-text-field";
import { Note } from "@/components/ui/note";
import { problemSentence } from "@/components/ui/problem";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useRequestPasswordReset } from "@/lib/client/password-resets";
import { WrittenAddress } from "./account-fields";
import { FormError } from "./form-error";

const ForgotValues = z.object({ email: WrittenAddress });
type ForgotValues = z.infer<typeof ForgotValues>;

const resolver = zodResolver(ForgotValues);
const fields = { "/email": "email" } as const;

/** What it says afterwards is the same for everybody: it must not tell who has an account. */
export function ForgotPassword() {
  const form = useForm<ForgotValues>({ resolver, defaultValues: { email: "" } });
  const request = useRequestPasswordReset();
  const { submit, refusal } = useFormSubmit(form, fields, async ({ email }) => {
    await request.mutateAsync(email);
  });

  if (request.isSuccess)
    return (
      <Box role="status" sx={{ display: "grid", gap: 2 }}>
        <Note state="ok">
          If {request.variables} has an account here, a mail with a link is on its way. The link works once,
          for an hour.
        </Note>
        <Typography variant="body2" color="textSecondary">
          Nothing comes? Look among the spam. Where no mail server is set up, none can come: an admin of your
          organisation can make you a link.
        </Typography>
        <Button href="/sign-in" size="large">
          Back to sign in
        </Button>
      </Box>
    );
  return (
    <Box
      component="form"
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: "grid", gap: 2 }}
    >
      {refusal !== null && <FormError>{problemSentence(refusal)}</FormError>}
      <FormTextField control={form.control} name="email" type="email" label="Email" autoComplete="username" />
      <Button
        type="submit"
        variant="contained"
        color="primary"
        size="large"
        loading={request.isPending}
        sx={{ mt: 0.5 }}
      >
        Mail me a link
      </Button>
      <Button href="/sign-in" variant="text" size="large">
        Back to sign in
      </Button>
    </Box>
  );
}
