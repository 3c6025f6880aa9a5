/** What a style sheet needs on this page to be believed; scripts have another one. Empty where the page asks for none. */
export function styleNonce(): string {
  return document.querySelector<HTMLElement>("style[nonce]")?.nonce ?? "";
}
