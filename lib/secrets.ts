import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { inspect } from "node:util";

const REDACTED = "<secret>";

/** A value that cannot be printed by accident: only `reveal()` gives it out. */
export class Secret {
  // A private field: neither Object.keys nor a structured clone sees it.
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}

/** Key-encryption keys: the first encrypts, all of them decrypt. */
export interface KeyRing {
  readonly current: EncryptionKey;
  readonly byId: ReadonlyMap<string, EncryptionKey>;
}

interface EncryptionKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The row and field that a value belongs to: it decrypts nowhere else. */
export interface SecretPlace {
  organisationId: string;
  ownerId: string;
  /** "<table>.<column>", such as smtp_settings.password */
  field: string;
}

/** An encrypted value that cannot be read. The message never holds key or value. */
export class SecretDecryptionError extends Error {
  constructor(
    readonly reason: "malformed" | "unknown_key" | "not_authentic",
    message: string,
  ) {
    super(message);
    this.name = "SecretDecryptionError";
  }
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const BASE64_KEY = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Makes a ring of keys as RUNBELL_SECRET_KEY holds them, current first. 44 characters of base64 are the 32 bytes
 * themselves; any other text is stretched to 32 bytes, so it must be random enough. Throws on an empty or repeated list.
 */
export function createKeyRing(keys: readonly Secret[]): KeyRing {
  const [current, ...previous] = keys.map(encryptionKey);
  if (!current) throw new RangeError("A key ring needs at least one key.");
  const byId = new Map([current, ...previous].map((key) => [key.id, key]));
  if (byId.size !== keys.length) throw new RangeError("A key ring has the same key twice.");

  return { current, byId };
}

/**
 * Encrypts with a key of its own, which is stored beside the value, encrypted with the ring's current key: so that another
 * key of the installation means to encrypt only the small keys anew. Both are bound to the place.
 * Form: v2.<id of the ring's key>.<box of the value's key>.<box of the value>, a box being nonce.ciphertext.tag.
 */
export function encryptSecret(secret: Secret, place: SecretPlace, ring: KeyRing): string {
  const valueKey = randomBytes(KEY_BYTES);
  const value = seal(Buffer.from(secret.reveal(), "utf8"), placeData(place), valueKey);
  return envelope(ring.current, valueKey, place, value);
}

/** Reads what encryptSecret wrote for the same place with any key of the ring; throws SecretDecryptionError. */
export function decryptSecret(ciphertext: string, place: SecretPlace, ring: KeyRing): Secret {
  const { key, valueKey, value } = readEnvelope(ciphertext, ring);
  const opened = open(value, placeData(place), openValueKey(valueKey, place, key), key.id);
  return new Secret(opened.toString("utf8"));
}

/**
 * The same value under the ring's current key, without reading the value itself; throws SecretDecryptionError. What
 * rotates the key of an installation calls it for each stored secret.
 */
export function rewrapSecret(ciphertext: string, place: SecretPlace, ring: KeyRing): string {
  const { key, valueKey, value } = readEnvelope(ciphertext, ring);
  return envelope(ring.current, openValueKey(valueKey, place, key), place, value.join("."));
}

/** True when the value was written with a previous key: rewrapSecret is to be called before that key goes. */
export function needsRewrapping(ciphertext: string, ring: KeyRing): boolean {
  return ciphertext.split(".")[1] !== ring.current.id;
}

const KEY_CHECK_PLAINTEXT = "runbell";
const KEY_CHECK_DATA = "system|key-check";

/** A value to store at the first start, so that a later start notices a missing or other key before it does harm. */
export function makeKeyCheck({ current }: KeyRing): string {
  return `v1.${current.id}.${seal(Buffer.from(KEY_CHECK_PLAINTEXT), KEY_CHECK_DATA, current.bytes)}`;
}

/**
 * current: all is well · previous: the key was rotated, so store a new check value · wrong: the ring cannot read what
 * this installation has encrypted, and must not be used to write.
 */
export function verifyKeyCheck(check: string, ring: KeyRing): "current" | "previous" | "wrong" {
  const [version, keyId = "", ...box] = check.split(".");
  const key = ring.byId.get(keyId);
  if (version !== "v1" || !key || !isBox(box)) return "wrong";
  try {
    if (open(box, KEY_CHECK_DATA, key.bytes, keyId).toString() !== KEY_CHECK_PLAINTEXT) return "wrong";
    return key === ring.current ? "current" : "previous";
  } catch (error) {
    if (error instanceof SecretDecryptionError) return "wrong";
    throw error;
  }
}

/** Compares without telling by the time taken how much was right. */
export function secretsEqual(left: Secret, right: Secret): boolean {
  return timingSafeEqual(sha256(left.reveal()), sha256(right.reveal()));
}

function encryptionKey(key: Secret): EncryptionKey {
  const text = key.reveal();
  const bytes = BASE64_KEY.test(text)
    ? Buffer.from(text, "base64")
    : Buffer.from(hkdfSync("sha256", text, "", "runbell secret key v1", KEY_BYTES));
  return { id: sha256(bytes).toString("hex").slice(0, 8), bytes };
}

type Box = readonly [nonce: string, encrypted: string, tag: string];

interface Envelope {
  /** Of the ring. */
  key: EncryptionKey;
  valueKey: Box;
  value: Box;
}

const VERSION = "v2";

function envelope(key: EncryptionKey, valueKey: Buffer, place: SecretPlace, value: string): string {
  return [VERSION, key.id, seal(valueKey, valueKeyData(place), key.bytes), value].join(".");
}

function readEnvelope(ciphertext: string, ring: KeyRing): Envelope {
  const [version, keyId, ...boxes] = ciphertext.split(".");
  const [valueKey, value, rest] = [boxes.slice(0, 3), boxes.slice(3, 6), boxes.slice(6)];
  if (version !== VERSION || !keyId || !isBox(valueKey) || !isBox(value) || rest.length > 0) {
    throw new SecretDecryptionError(
      "malformed",
      "The encrypted value is not in a form that this version knows.",
    );
  }
  const key = ring.byId.get(keyId);
  if (!key) {
    throw new SecretDecryptionError(
      "unknown_key",
      `The value was encrypted with key ${keyId}, but RUNBELL_SECRET_KEY only has ${[...ring.byId.keys()].join(", ")}. ` +
        "Add the missing key behind the current one.",
    );
  }
  return { key, valueKey, value };
}

function openValueKey(box: Box, place: SecretPlace, key: EncryptionKey): Buffer {
  return open(box, valueKeyData(place), key.bytes, key.id);
}

function isBox(parts: readonly string[]): parts is Box {
  const [nonce, encrypted, tag] = parts;
  return parts.length === 3 && !!nonce && encrypted !== undefined && !!tag;
}

function seal(plaintext: Buffer, additionalData: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(additionalData));
  const encrypted = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return [nonce, encrypted, cipher.getAuthTag()].map((part) => part.toString("base64url")).join(".");
}

function open([nonce, encrypted, tag]: Box, additionalData: string, key: Buffer, keyId: string): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(additionalData));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(encrypted, "base64url")), decipher.final()]);
  } catch {
    // OpenSSL's own message says nothing more, and differs between versions.
    throw new SecretDecryptionError(
      "not_authentic",
      `The encrypted value was changed or belongs to another row, or key ${keyId} is not the one it was made with.`,
    );
  }
}

function placeData({ organisationId, ownerId, field }: SecretPlace): string {
  return [organisationId, ownerId, field].join("|");
}

function valueKeyData(place: SecretPlace): string {
  return `${placeData(place)}|key`;
}

function sha256(value: string | Buffer): Buffer {
  return createHash("sha256").update(value).digest();
}
