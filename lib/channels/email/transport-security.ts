import { X509Certificate } from "node:crypto";
import { createSecureContext, rootCertificates, type ConnectionOptions } from "node:tls";
import type { MailServerSettings } from "./config";

/** The authority that the settings name cannot be read as a certificate. The message is for an admin. */
export class UnreadableAuthorityError extends Error {
  constructor() {
    super("The certificate authority in the settings is not a certificate in PEM form");
    this.name = "UnreadableAuthorityError";
  }
}

/**
 * How TLS is spoken with a server: 1.2 or newer, with a certificate of an authority that is trusted by everybody, or by
 * the settings beside those. Throws UnreadableAuthorityError.
 */
export function tlsOptions({ custom_ca }: MailServerSettings, ca: readonly string[] = []): ConnectionOptions {
  const own = [...ca, ...(custom_ca?.trim() ? readAuthorities(custom_ca) : [])];
  if (own.length === 0) return { minVersion: "TLSv1.2" };
  // Made once: reading all the authorities again for each connection takes longer than a mail.
  const secureContext = createSecureContext({ minVersion: "TLSv1.2", ca: [...rootCertificates, ...own] });
  return { minVersion: "TLSv1.2", secureContext };
}

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM text, at least one. Throws UnreadableAuthorityError: Node itself would pass over what it
 * cannot read.
 */
export function readAuthorities(pem: string): string[] {
  const certificates = pem.match(block) ?? [];
  if (certificates.length === 0) throw new UnreadableAuthorityError();
  try {
    return certificates.map((certificate) => new X509Certificate(certificate).toString());
  } catch {
    throw new UnreadableAuthorityError();
  }
}
