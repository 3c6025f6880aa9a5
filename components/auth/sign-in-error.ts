/** The reason that next-auth gives, in words that say what to do. */
export function signInError(error: string | null | undefined): string {
  if (error === "CredentialsSignin")
    return "No account matches this address and password. Check both and try again.";
  if (error === "TooManyAttempts") return "Too many wrong tries. Wait a minute, then try again.";
  return "Signing in did not work: Runbell does not answer as it should. Try again in a moment.";
}
