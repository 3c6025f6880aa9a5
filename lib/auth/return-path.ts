const BASE = "http://runbell.invalid";

/** A path of our own pages from what a link or form says, or "/": never another site's address. */
export function returnPath(text: string | null | undefined): string {
  // Browsers read a backslash as a slash, and skip tabs and line ends inside addresses.
  if (!text || !/^\/(?![/\\])[^\\\t\r\n]*$/.test(text) || !URL.canParse(text, BASE)) return "/";
  const { pathname, search, hash } = new URL(text, BASE);
  // "/..//host" has become "//host".
  return pathname.startsWith("//") ? "/" : `${pathname}${search}${hash}`;
}

/** The sign-in page, which leads back to `path`. */
export function signInPath(path?: string): string {
  const back = returnPath(path);
  return back === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(back)}`;
}
