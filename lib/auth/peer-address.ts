import { randomBytes } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** Of node:http, told before anybody reads the request. */
const CHANNEL = "http.server.request.start";

// On globalThis: Next bundles this module more than once.
const slot = globalThis as typeof globalThis & { runbellPeerHeader?: string };

/**
 * From now on peerAddress() knows the other end of each connection to this process. Next tells route handlers and pages
 * nothing about it, so it travels in a header, whose name nobody outside can know. Gives a function that ends it.
 */
export function notePeers(): () => void {
  const header = (slot.runbellPeerHeader ??= `x-peer-${randomBytes(12).toString("hex")}`);
  const note = (message: unknown) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    if (socket.remoteAddress) request.headers[header] = socket.remoteAddress;
  };
  subscribe(CHANNEL, note);
  return () => void unsubscribe(CHANNEL, note);
}

/** The address of the program that connected to this process, which may be a proxy; null when that was not noted. */
export function peerAddress(headers: Headers): string | null {
  return slot.runbellPeerHeader ? headers.get(slot.runbellPeerHeader) : null;
}
