/**
 * A floating-point number without a fraction, such as 2.0. JavaScript does not know it from 2, Python does; numbers
 * with a fraction need no class. Everything that counts sees its number through valueOf.
 */
export class Float {
  constructor(readonly value: number) {}

  valueOf(): number {
    return this.value;
  }
}

/** A number that is a float in Python, whatever its value. */
export function floatOf(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value;
}
