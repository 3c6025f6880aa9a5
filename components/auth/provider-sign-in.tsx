"use client";

import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import { useState } from "react";
import { FormError } from "./form-error";
import { signInError } from "./sign-in-error";
import { signInAtProvider } from "./sign-in-with";

interface ProviderSignInProps {
  /** What the provider is called, such as “Example ID”. */
  name: string;
  callbackUrl: string;
  /** There is no other way in above it. */
  isOnlyWay?: boolean;
  /** Before the browser leaves the page. */
  onLeave?: () => void;
}

/** The other way in: with the account that the person has at the organisation's own provider. */
export function ProviderSignIn({ name, callbackUrl, isOnlyWay = false, onLeave }: ProviderSignInProps) {
  const [error, setError] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);

  const leave = async () => {
    setError(null);
    setIsLeaving(true);
    onLeave?.();
    const reason = await signInAtProvider(callbackUrl);
    if (reason === null) return;
    setError(reason);
    setIsLeaving(false);
  };

  return (
    <>
      {!isOnlyWay && <Divider sx={{ typography: "body2", color: "text.secondary" }}>or</Divider>}
      {error && <FormError>{signInError(error)}</FormError>}
      <Button variant="outlined" size="large" loading={isLeaving} onClick={() => void leave()}>
        Continue with {name}
      </Button>
    </>
  );
}
