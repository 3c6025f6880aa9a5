"use client";

import { getCsrfToken, signIn } from "next-auth/react";

/** Null when the person is signed in, else the reason. next-auth leaves the page when the server is silent, so ask first. */
export async function signInWith(
  email: string,
  password: string,
  callbackUrl: string,
): Promise<string | null> {
  const token = await getCsrfToken().catch(() => undefined);
  if (!token) return "unreachable";
  const result = await signIn("credentials", { email, password, callbackUrl, redirect: false });
  return result?.ok && !result.error ? null : (result?.error ?? "unreachable");
}

/** Leaves for the organisation's provider, which sends the person back signed in. Gives the reason when it cannot. */
export async function signInAtProvider(callbackUrl: string): Promise<string | null> {
  const token = await getCsrfToken().catch(() => undefined);
  if (!token) return "unreachable";
  await signIn("oidc", { callbackUrl });
  return null;
}
