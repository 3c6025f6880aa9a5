import { describe, expect, it } from "vitest";
import { findClient } from "./client-address";

const proxies = ["10.0.0.0/8", "2001:db8:1::/48"];

describe("the address of a client", () => {
  it.each([
    ["is the connection's own, when nobody is told to be a proxy", "93.184.216.34", null, "93.184.216.34"],
    ["which Next writes down itself", "93.184.216.34", "93.184.216.34", "93.184.216.34"],
    ["in normal form", "::ffff:93.184.216.34", "::ffff:93.184.216.34", "93.184.216.34"],
    ["also of IPv6", "2606:4700:0:0:0:0:0:1", null, "2606:4700::1"],
    ["is not known when somebody may have forwarded", "93.184.216.34", "198.51.100.7", null],
    ["is not known of a private one, which may be a gateway's", "172.17.0.1", null, null],
    ["nor on this machine", "::1", "::1", null],
    ["nor of what is none", "garbage", null, null],
  ])("%s", (_, peer, forwardedFor, client) => {
    expect(findClient(peer, forwardedFor, [])).toBe(client);
  });

  it.each([
    ["is what the proxy says", "10.0.0.1", "198.51.100.7", "198.51.100.7"],
    ["not what the client says before", "10.0.0.1", "1.2.3.4, 198.51.100.7", "198.51.100.7"],
    ["behind several proxies", "10.0.0.1", "1.2.3.4, 198.51.100.7, 10.9.9.9, 10.0.0.2", "198.51.100.7"],
    ["of both kinds", "2001:db8:1::5", "2a00::7, 10.0.0.2", "2a00::7"],
    ["with a port", "10.0.0.1", "198.51.100.7:51234", "198.51.100.7"],
    ["with a port, in brackets", "10.0.0.1", "[2a00::7]:51234", "2a00::7"],
    ["with a zone", "10.0.0.1", "fe80::7%eth0", "fe80::7"],
    ["in IPv6's clothes", "::ffff:10.0.0.1", "::ffff:198.51.100.7", "198.51.100.7"],
    ["the farthest, when all are proxies", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
    ["the proxy's own, when it forwards for nobody", "10.0.0.1", null, "10.0.0.1"],
    ["is not known when the proxy writes no address", "10.0.0.1", "1.2.3.4, unknown", null],
    ["nor an address that could be read in two ways", "10.0.0.1", "0x7f.1", null],
    ["nor a whole text of them", "10.0.0.1", "x".repeat(100_000), null],
  ])("%s: from %s with %s", (_, peer, forwardedFor, client) => {
    expect(findClient(peer, forwardedFor, proxies)).toBe(client);
  });

  it("is the connection's own when that is no proxy of ours, whatever it says", () => {
    expect(findClient("198.51.100.7", "1.2.3.4", proxies)).toBe("198.51.100.7");
    expect(findClient("192.168.1.9", "1.2.3.4, 10.0.0.1", proxies)).toBe("192.168.1.9");
  });

  it("does not believe a proxy of the other kind of address with the same bits", () => {
    expect(findClient("::a00:1", "1.2.3.4", proxies)).toBe("::a00:1");
  });
});
