const words: Readonly<Record<string, string>> = {
  CredentialsSignin: "No account matches this address and password. Check both and try again.",
  TooManyAttempts: "Too many wrong tries. Wait a minute, then try again.",
  OAuthSignin: "The sign-in service does not answer. Try again in a moment, or sign in with a password.",
  OAuthCallback: "Signing in there did not work out. Try again, or sign in with a password.",
  Callback: "Signing in there did not work out. Try again, or sign in with a password.",
  OidcStranger: "You are not a member here. Ask an admin of your organisation to invite you.",
  OidcUnverified:
    "The sign-in service does not vouch for your e-mail address, so Runbell cannot tell who you are. Ask your admin.",
  OidcDisabled: "Your account is switched off. Ask an admin of your organisation.",
};

/** The reason that next-auth gives, in words that say what to do. */
export function signInError(error: string | null | undefined): string {
  const told = error && Object.hasOwn(words, error) ? words[error] : undefined;
  return told ?? "Signing in did not work: Runbell does not answer as it should. Try again in a moment.";
}
