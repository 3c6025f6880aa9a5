import { TemplateError, type Position } from "../error";

const identifier = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const reserved = /^(?:__proto__|constructor|prototype|__define.*|__lookup.*)$/;

/** Names that reach into JavaScript are refused wherever they occur, though no value here has them. */
export function isReserved(name: string): boolean {
  return reserved.test(name);
}

export function refuseReserved(name: string, position: Position): void {
  if (isReserved(name)) throw new TemplateError(`The name "${name}" is not allowed in templates.`, position);
}

/** Whether a name can be that of a variable. */
export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

export function checkIdentifier(name: string, position: Position): string {
  refuseReserved(name, position);
  if (!isIdentifier(name)) {
    throw new TemplateError(
      `"${name.slice(0, 64)}" is not a name: letters, digits and "_", 64 characters at most.`,
      position,
    );
  }
  return name;
}
