/** Tells the password manager of the browser whose password this is. The page says it in words. */
export function KnownAddress({ email }: { email: string }) {
  return <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />;
}
