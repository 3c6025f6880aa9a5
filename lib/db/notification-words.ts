/** SQL: what is searched of a notification `n`. */
const searched = `lower(coalesce(n.subject, '') || ' ' || n.recipient || ' ' || coalesce(n.recipient_name, ''))`;

/** SQL: a text with a space in place of all signs: an address and a name with hyphens have several words. */
function cut(text: string): string {
  return `regexp_replace(${text}, '[^[:alnum:]]+', ' ', 'g')`;
}

/** SQL: the words of the text in $2, with a space between them. */
const asked = `btrim(${cut("lower($2::text)")})`;

/** SQL: NULL, which nothing fits, for a text without a word: an ampersand that showed everything would seem to be found. */
const query = `to_tsquery('simple', nullif(replace(${asked}, ' ', ':* & ') || ':*', ':*'))`;

/**
 * SQL: each word of the text in $2 is the beginning of a word of the notification `n`. Served by the index
 * notifications_words: its expression, word for word. The database cuts both sides, so that they never differ.
 */
export const hasWords = `to_tsvector('simple', ${cut(searched)}) @@ ${query}`;

/**
 * SQL: holds wherever `hasWords` does, and costs a tenth of it: for rows that are read one after the other. Words have no
 * signs, so none of theirs means anything to LIKE.
 */
export const hasTexts = `${searched} LIKE ALL (string_to_array('%' || replace(${asked}, ' ', '% %') || '%', ' '))`;
