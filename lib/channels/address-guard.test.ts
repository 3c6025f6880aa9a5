import type { LookupAddress } from "node:dns";
import { describe, expect, it } from "vitest";
import { BlockedAddressError, createAddressGuard, type AddressGuard } from "./address-guard";

const refusedLiterals = [
  "127.0.0.1",
  "127.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0177.0.0.1",
  "017700000001",
  "①②⑦.0.0.1",
  "１２７.0.0.1",
  "127.0.0.1.",
  "127.0.0.1:80",
  "0x7F.0x0.0x0.0x1",
  "00000177.1",
  "127.0x1",
  "%31%32%37.0.0.1",
  "127。0。0。1",
  " 127.0.0.1 ",
  "0",
  "0.0.0.0",
  "10.0.0.1",
  "10.255.255.255",
  "100.64.0.1",
  "169.254.1.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.8",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::1",
  "[::1]",
  "::",
  "::127.0.0.1",
  "0:0:0:0:0:0:0:1",
  "0000:0000:0000:0000:0000:0000:0000:0001",
  "[::ffff:127.0.0.1]",
  "::ffff:0:127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:10.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::a00:1",
  "100::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "5f00::1",
  "fc00::1",
  "fd12:3456::1",
  "fec0::1",
  "ff02::1",
];

const neverAllowed = [
  "169.254.169.254",
  "169.254.170.2",
  "0xa9fea9fe",
  "168.63.129.16",
  "100.100.100.200",
  "192.0.0.192",
  "fd00:ec2::254",
  "fd20:ce::254",
  "fe80::1",
  "::ffff:169.254.169.254",
  "64:ff9b::169.254.169.254",
  "64:ff9b:1::169.254.169.254",
  "64:ff9b:1:a9fe:a9:fe00::",
  "::ffff:0:169.254.169.254",
  "2001:0:a9fe:a9fe::1",
  "2001::5601:5601",
  "[fe80::1]",
  "0251.0376.0251.0376",
  "２８５２０３９１６６",
  "2002:a9fe:a9fe::",
  "::169.254.169.254",
  "metadata",
  "metadata.google.internal",
  "METADATA.GOOGLE.INTERNAL.",
  "metadata.goog",
  "instance-data.ec2.internal",
];

const refusedNames = [
  "localhost",
  "LOCALHOST",
  "localhost.",
  "a.localhost",
  "printer.local",
  "db.prod.internal",
  "vault.internal.",
];
const malformed = [
  "",
  " ",
  "a b",
  "evil.com/path",
  "evil.com?x",
  "evil.com#x",
  "user@evil.com",
  "a\\b",
  "fe80::1%eth0",
  "[::1",
  "a..b:80",
];
const allowed = [
  "8.8.8.8",
  "1.1.1.1",
  "172.32.0.1",
  "100.128.0.1",
  "2606:4700::1111",
  "example.org",
  "bücher.example",
  "localhost.example.org",
];

const everything = { cidrs: ["0.0.0.0/0", "::/0"] };

describe("addresses as they are written", () => {
  const guard = createAddressGuard();

  it.each([...refusedLiterals, ...neverAllowed, ...refusedNames, ...malformed])("refuses %s", (host) => {
    expect(() => guard.checkHost(host)).toThrow(BlockedAddressError);
  });

  it.each(allowed)("allows %s", (host) => {
    expect(guard.checkHost(host)).not.toBe("");
  });

  it("gives the host as it is to be dialled", () => {
    const lenient = createAddressGuard({ allow: everything });

    expect(lenient.checkHost("0x7f.1")).toBe("127.0.0.1");
    expect(lenient.checkHost("[::1]")).toBe("::1");
    expect(lenient.checkHost("Mail.Example.ORG.")).toBe("mail.example.org");
  });

  it("says how to allow it", () => {
    expect(() => guard.checkHost("192.168.1.20")).toThrow(
      /192\.168\.1\.20 is a private address.*adds 192\.168\.1\.20 or its network to the environment variable RUNBELL_ALLOW_NETWORKS/,
    );
  });
});

describe("the allow-list", () => {
  it.each(neverAllowed)("never lets %s through", (host) => {
    const guard = createAddressGuard({
      allow: { ...everything, hosts: ["metadata.google.internal", "metadata"] },
    });

    expect(() => guard.checkHost(host)).toThrow(/can never be allowed/);
  });

  it("lets listed networks through, and only them", () => {
    const guard = createAddressGuard({ allow: { cidrs: ["10.1.0.0/16", "fd12::/32"] } });

    expect(guard.checkHost("10.1.2.3")).toBe("10.1.2.3");
    expect(guard.checkHost("::ffff:10.1.2.3")).toBeTruthy();
    expect(guard.checkHost("fd12::5")).toBe("fd12::5");
    expect(() => guard.checkHost("10.2.0.1")).toThrow(BlockedAddressError);
  });

  it("lets a listed name lead to a private address", async () => {
    const guard = createAddressGuard({
      allow: { hosts: ["Mail.Corp.internal"] },
      resolve: answering("10.0.0.5"),
    });

    expect(guard.checkHost("mail.corp.internal")).toBe("mail.corp.internal");
    expect(await lookup(guard, "mail.corp.internal")).toEqual([{ address: "10.0.0.5", family: 4 }]);
    await expect(lookup(guard, "other.example")).rejects.toThrow(BlockedAddressError);
  });

  it("lets a local name through when all its addresses are in a listed network", async () => {
    const allow = { cidrs: ["127.0.0.0/8"] };

    expect(
      await lookup(createAddressGuard({ allow, resolve: answering("127.0.0.1") }), "localhost"),
    ).toHaveLength(1);
    await expect(
      lookup(createAddressGuard({ allow, resolve: answering("127.0.0.1", "8.8.8.8") }), "localhost"),
    ).rejects.toThrow(BlockedAddressError);
  });
});

describe("names, when they are looked up", () => {
  it("gives the allowed addresses, in the form that was asked for", async () => {
    const guard = createAddressGuard({ resolve: answering("8.8.8.8", "2606:4700::1111") });

    expect(await lookup(guard, "example.org")).toHaveLength(2);
    expect(await lookupOne(guard, "example.org")).toEqual(["8.8.8.8", 4]);
  });

  it("refuses the name when one of several answers is forbidden", async () => {
    const guard = createAddressGuard({ resolve: answering("8.8.8.8", "10.0.0.1") });

    await expect(lookup(guard, "example.org")).rejects.toThrow(/leads to a private address/);
  });

  it("checks every answer anew, so that a rebound name is caught where it is dialled", async () => {
    const answers = ["8.8.8.8", "127.0.0.1"];
    const guard = createAddressGuard({
      resolve: (_, __, done) => done(null, [found(answers.shift() ?? "")]),
    });

    expect(guard.checkHost("rebind.example")).toBe("rebind.example");
    expect(await lookup(guard, "rebind.example")).toEqual([found("8.8.8.8")]);
    await expect(lookup(guard, "rebind.example")).rejects.toThrow(BlockedAddressError);
  });

  it("catches what the system's resolver reads as an address", async () => {
    await expect(lookup(createAddressGuard(), "2130706433")).rejects.toThrow(BlockedAddressError);
  });

  it("passes the resolver's own failure on", async () => {
    const missing = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    const guard = createAddressGuard({ resolve: (_, __, done) => done(missing, []) });

    await expect(lookup(guard, "nowhere.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(lookup(createAddressGuard({ resolve: answering() }), "empty.example")).rejects.toMatchObject(
      {
        code: "ENOTFOUND",
      },
    );
  });

  it("does not wait for a resolver that does not answer", async () => {
    const guard = createAddressGuard({ resolve: () => undefined, timeoutMs: 20 });

    await expect(lookup(guard, "slow.example")).rejects.toMatchObject({ code: "ETIMEOUT" });
  });
});

function found(address: string): LookupAddress {
  return { address, family: address.includes(":") ? 6 : 4 };
}

function answering(...addresses: string[]) {
  return (_: string, __: unknown, done: (error: null, found: LookupAddress[]) => void) =>
    done(null, addresses.map(found));
}

function lookup(guard: AddressGuard, name: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) =>
    guard.lookup(name, { all: true }, (error, found) =>
      error ? reject(error) : resolve(found as LookupAddress[]),
    ),
  );
}

function lookupOne(guard: AddressGuard, name: string): Promise<[unknown, unknown]> {
  return new Promise((resolve, reject) =>
    guard.lookup(name, {}, (error, address, family) => (error ? reject(error) : resolve([address, family]))),
  );
}
