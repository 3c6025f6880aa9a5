const KEPT_CHARACTERS = 16_384;

/** Beginning and end of a long output: messages show less, and the whole stays with the run. */
export function shortenOutput(output: string | null): string | null {
  if (output === null || output.length <= KEPT_CHARACTERS) return output;
  const half = KEPT_CHARACTERS / 2;
  const leftOut = output.length - KEPT_CHARACTERS;
  return `${output.slice(0, half)}\n… ${leftOut} characters left out …\n${output.slice(-half)}`.toWellFormed();
}
