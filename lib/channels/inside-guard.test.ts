import type { LookupAddress } from "node:dns";
import { describe, expect, it } from "vitest";
import { BlockedAddressError, createAddressGuard } from "./address-guard";
import { guardedFetch } from "./http";
import { insideGuard } from "./inside-guard";

const allow = { cidrs: ["10.0.0.0/8", "127.0.0.0/8", "fd12::/32"] };

describe("insideGuard", () => {
  it.each(["10.1.2.3", "127.0.0.1", "fd12::5", "::ffff:10.0.0.1"])("lets allowed %s through", (host) => {
    expect(insideGuard(createAddressGuard({ allow })).checkHost(host)).toBeTruthy();
  });

  it.each(["8.8.8.8", "2606:4700::1111", "192.168.1.1", "169.254.169.254", "metadata.goog"])(
    "refuses %s",
    (host) => {
      expect(() => insideGuard(createAddressGuard({ allow })).checkHost(host)).toThrow(BlockedAddressError);
    },
  );

  it("goes by the addresses behind a name, all of them", async () => {
    expect(await lookup("10.0.0.5")).toEqual([found("10.0.0.5")]);
    await expect(lookup("8.8.8.8")).rejects.toThrow("hooks.example is no private address");
    await expect(lookup("10.0.0.5", "8.8.8.8")).rejects.toThrow(BlockedAddressError);
    await expect(lookup("192.168.1.1")).rejects.toThrow(/adds hooks\.example or its network/);
  });

  it("passes on that there is no such host", async () => {
    await expect(lookup()).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  it("also goes by a single address, as it is asked for without `all`", async () => {
    const answers = (address: string) =>
      new Promise((resolve, reject) =>
        guardAnswering(address).lookup("hooks.example", {}, (error, first, family) =>
          error ? reject(error) : resolve([first, family]),
        ),
      );

    expect(await answers("10.0.0.5")).toEqual(["10.0.0.5", 4]);
    await expect(answers("8.8.8.8")).rejects.toThrow(BlockedAddressError);
  });

  it("keeps a request in clear from a public address", async () => {
    const result = await guardedFetch(guardAnswering("8.8.8.8"), { url: "http://hooks.example/" });

    expect(result).toMatchObject({ ok: false, failure: "blocked_address", handedOver: false });
  });

  it("is one for each guard, so that connections are kept", () => {
    const guard = createAddressGuard({ allow });

    expect(insideGuard(guard)).toBe(insideGuard(guard));
  });
});

function found(address: string): LookupAddress {
  return { address, family: address.includes(":") ? 6 : 4 };
}

function guardAnswering(...addresses: string[]) {
  return insideGuard(
    createAddressGuard({ allow, resolve: (_, __, done) => done(null, addresses.map(found)) }),
  );
}

function lookup(...addresses: string[]): Promise<unknown> {
  return new Promise((resolve, reject) =>
    guardAnswering(...addresses).lookup("hooks.example", { all: true }, (error, all) =>
      error ? reject(error) : resolve(all),
    ),
  );
}
