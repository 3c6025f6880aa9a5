const nativeNeedle = 32;

/**
 * Like text.indexOf(needle, from), in linear time also for long needles that nearly match everywhere, for which
 * the built-in search takes the product of both lengths.
 */
export function find(text: string, needle: string, from = 0): number {
  if (needle.length <= nativeNeedle) return text.indexOf(needle, from);
  if (needle.length > text.length - from) return -1;
  const borders = borderLengths(needle);
  let matched = 0;
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    while (matched > 0 && needle.charCodeAt(matched) !== code) matched = borders[matched - 1]!;
    if (needle.charCodeAt(matched) === code) matched++;
    if (matched === needle.length) return index - matched + 1;
  }
  return -1;
}

/** Like text.lastIndexOf(needle), in linear time: the search runs over both back to front. */
export function findLast(text: string, needle: string): number {
  if (needle.length <= nativeNeedle) return text.lastIndexOf(needle);
  const place = find(mirror(text), mirror(needle));
  return place === -1 ? -1 : text.length - place - needle.length;
}

/** Back to front by UTF-16 units: half characters meet again when mirrored twice. */
export function mirror(text: string): string {
  return text.split("").reverse().join("");
}

/** Every place where the needle starts, none overlapping, at most `limit`. */
export function findAll(text: string, needle: string, limit = Infinity): number[] {
  if (needle.length > text.length) return [];
  if (needle.length <= nativeNeedle) {
    const found: number[] = [];
    let index = text.indexOf(needle);
    while (index !== -1 && found.length < limit) {
      found.push(index);
      index = text.indexOf(needle, index + needle.length);
    }
    return found;
  }
  return findAllLong(text, needle, limit);
}

function findAllLong(text: string, needle: string, limit: number): number[] {
  const found: number[] = [];
  const borders = borderLengths(needle);
  let matched = 0;
  for (let index = 0; index < text.length && found.length < limit; index++) {
    const code = text.charCodeAt(index);
    while (matched > 0 && needle.charCodeAt(matched) !== code) matched = borders[matched - 1]!;
    if (needle.charCodeAt(matched) === code) matched++;
    if (matched !== needle.length) continue;
    found.push(index - matched + 1);
    matched = 0;
  }
  return found;
}

/** Knuth, Morris and Pratt: for each prefix, the length of its longest proper border. */
function borderLengths(needle: string): Uint32Array {
  const borders = new Uint32Array(needle.length);
  let length = 0;
  for (let index = 1; index < needle.length; index++) {
    const code = needle.charCodeAt(index);
    while (length > 0 && needle.charCodeAt(length) !== code) length = borders[length - 1]!;
    if (needle.charCodeAt(length) === code) length++;
    borders[index] = length;
  }
  return borders;
}
