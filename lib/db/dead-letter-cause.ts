/** What stands between signs that quote. An apostrophe quotes only where no word goes on: not in "can't". */
const quoted = `"[^"]*"|“[^”]*”|«[^»]*»|\`[^\`]*\`|<[^<>]*>|(^|[^[:alnum:]])''[^'']*''(?![[:alnum:]])`;
/** Numbers, ids, addresses, times and ports: every word with a digit or an @ in it. */
const variable = `[^[:space:]]*[0-9@][^[:space:]]*`;

/**
 * SQL: an error's words, without what differs from message to message. Two errors with the same words have the same
 * mend. Cut first: a server may answer at length, and the end of a long answer is no cause.
 */
export function wordsOf(error: string): string {
  const cut = `lower(left(coalesce(${error}, ''), 1000))`;
  const plain = [quoted, variable, "[^[:alpha:]]+"].reduce(
    (text, pattern) => `regexp_replace(${text}, '${pattern}', ' ', 'g')`,
    cut,
  );
  return `btrim(${plain})`;
}

/**
 * SQL: the cause of a dead letter `n`, made from the version `v` of a template: the reason, readable, and a hash of where
 * and why. The one definition of what "the same cause" means.
 */
export const causeOf = `
coalesce(n.reason, 'unexpected') || '-' || left(encode(sha256(convert_to(concat_ws('|',
  n.channel_kind, coalesce(n.channel_id::text, ''), coalesce(v.template_id::text, ''), ${wordsOf("n.error_message")}
), 'UTF8')), 'hex'), 16)`;
