import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { UnauthenticatedError } from "@/lib/core/errors";
import { findApiKeyByHash, touchApiKey, type ApiKeyRow } from "@/lib/db/api-keys";
import { database } from "@/lib/db/database";
import { findActingMember, findFirstAdmin } from "@/lib/db/memberships";
import { Secret } from "@/lib/secrets";
import { keyActor } from "./member-actor";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_BYTES = 32;
/** 62^43 > 2^256 */
const SECRET_LENGTH = 43;
const ID_LENGTH = 8;
const MAX_KEY_LENGTH = 512;
const TOUCH_AFTER_MS = 60_000;

/** A new key, rb_<id>_<secret>: `key` is shown once, the rest is stored. */
export function makeApiKey(): { key: Secret; keyHash: string; prefix: string; last4: string } {
  const prefix = `rb_${base62(randomBytes(6)).padStart(ID_LENGTH, "0").slice(-ID_LENGTH)}`;
  const key = `${prefix}_${base62(randomBytes(SECRET_BYTES)).padStart(SECRET_LENGTH, "0")}`;
  return { key: new Secret(key), prefix, ...storedForm(key) };
}

/** What is stored of a key: it has so much randomness that a fast hash is right. */
export function storedForm(key: string): { keyHash: string; last4: string } {
  return { keyHash: sha256(key).toString("hex"), last4: key.slice(-4) };
}

/** The API key of a request, or null. An empty one is a key too: whoever sends it does not mean the session. */
export function readApiKey(headers: Headers): string | null {
  const bearer = /^bearer(?:\s+(.*))?$/i.exec(headers.get("authorization")?.trim() ?? "");
  return bearer ? (bearer[1] ?? "") : headers.get("x-api-key");
}

/**
 * The API key of a program that can send it in its own way only: as the password of Basic authentication, as which it may
 * stand in an address, or as GitLab's secret token. Null when there is none. A user name alone is the key.
 */
export function readSenderKey(headers: Headers): string | null {
  const basic = /^basic\s+(.*)$/i.exec(headers.get("authorization")?.trim() ?? "");
  if (!basic) return headers.get("x-gitlab-token");
  const [, user = "", password = ""] =
    /^([^:]*):?(.*)$/s.exec(Buffer.from(basic[1] ?? "", "base64").toString("utf8")) ?? [];
  return password || user;
}

/** Which key it is, and who it acts as. Throws UnauthenticatedError, with the reason when the caller holds the real key. */
export async function requireApiKey(text: string): Promise<{ keyId: string; actor: Actor }> {
  const { prisma } = database();
  const key = text.length <= MAX_KEY_LENGTH ? await findApiKeyByHash(prisma, storedForm(text).keyHash) : null;
  if (!key || !timingSafeEqual(sha256(text), Buffer.from(key.keyHash, "hex"))) throw refusal("not known");
  if (key.revokedAt) throw refusal("revoked");
  if (key.expiresAt && key.expiresAt.getTime() <= Date.now()) throw refusal("expired");

  const member = await findOwner(key);
  if (key.userId && !member) throw refusal("of a person who has no access any more");
  if (isTouchDue(key)) await touchApiKey(prisma, key.id);
  return { keyId: key.id, actor: keyActor(key, member) };
}

function findOwner({ organisationId, userId }: ApiKeyRow) {
  const { prisma } = database();
  return userId ? findActingMember(prisma, organisationId, userId) : findFirstAdmin(prisma, organisationId);
}

function isTouchDue({ lastUsedAt }: ApiKeyRow): boolean {
  return !lastUsedAt || Date.now() - lastUsedAt.getTime() > TOUCH_AFTER_MS;
}

function refusal(reason: string): UnauthenticatedError {
  return new UnauthenticatedError(`This API key is ${reason}.`);
}

function base62(bytes: Buffer): string {
  let number = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (; number > 0n; number /= 62n) text = BASE62.charAt(Number(number % 62n)) + text;
  return text;
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
