let count = 0;

/** An id of the editor only. Without HTTPS browsers give no random ones. */
export function makeId(): string {
  count += 1;
  return `new-${Date.now().toString(36)}-${count}`;
}
