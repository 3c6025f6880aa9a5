const REST = "…\n";

/** Keeps the end of what a command wrote, in bounded memory. */
export class OutputTail {
  #chunks = [];
  #kept = 0;
  #limit;
  total = 0;

  /** @param {number} limit in bytes */
  constructor(limit) {
    this.#limit = limit;
  }

  /** @param {Buffer} chunk */
  add(chunk) {
    this.total += chunk.length;
    this.#chunks.push(chunk);
    this.#kept += chunk.length;
    while (this.#kept - this.#chunks[0].length >= this.#limit) this.#kept -= this.#chunks.shift().length;
  }

  /** At most as many characters as the limit: without colours, and with a sign in place of what is no text. */
  text() {
    const bytes = Buffer.concat(this.#chunks);
    if (this.total <= this.#limit) return readable(bytes);
    let start = bytes.length - this.#limit + REST.length + 2;
    // Not in the middle of a character.
    while (start < bytes.length && (bytes[start] & 0xc0) === 0x80) start++;
    return REST + readable(bytes.subarray(start));
  }
}

function readable(bytes) {
  return new TextDecoder().decode(bytes).replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "");
}
