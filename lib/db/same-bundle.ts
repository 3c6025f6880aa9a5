/**
 * SQL: true of two notifications that are told together. The expression keeps the planner from reading all that ever was
 * told so, for the few that are held.
 */
export function isSameBundle(left: string, right: string): string {
  return `${left}.organisation_id = ${right}.organisation_id AND (${left}.bundle_key || '') = ${right}.bundle_key
    AND lower(${left}.recipient) = lower(${right}.recipient) AND ${left}.channel_kind = ${right}.channel_kind
    AND ${left}.channel_id IS NOT DISTINCT FROM ${right}.channel_id`;
}
