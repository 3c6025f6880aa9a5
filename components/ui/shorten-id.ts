/** UUIDv7 starts with the time, so two neighbours differ only at the end. */
export function shortenId(id: string, length = 8): string {
  return id.length <= length + 2 ? id : `…${id.slice(-length)}`;
}
