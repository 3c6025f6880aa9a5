/** Drafts are kept by person and template: two who share a browser do not get each other's. */
export function draftKeyOf(userId: string | undefined, name: string): string {
  return `runbell-template-draft ${userId ?? ""} ${name}`;
}
