import { useMutation } from "@tanstack/react-query";
import { openPasswordReset, requestPasswordReset, setNewPassword } from "@/lib/schemas/password-reset";
import { call, type BodyOf } from "./api";

/** The answer is the same whether there is such a person or not. */
export function useRequestPasswordReset() {
  return useMutation({
    mutationFn: (email: string) => call(requestPasswordReset, { body: { email } }),
  });
}

/** Whose password the link sets. A mutation, so that no cache keeps the token. */
export function useOpenPasswordReset() {
  return useMutation({
    mutationFn: (token: string) => call(openPasswordReset, { body: { token } }),
    gcTime: 0,
  });
}

/** All sessions end, the link is used up, and the browser is signed in: load a page anew after it. */
export function useSetNewPassword() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof setNewPassword>) => call(setNewPassword, { body }),
    gcTime: 0,
  });
}
