import { describe, expect, it } from "vitest";
import { decideOidc, type KnownPerson, type OidcClaims, type OidcFacts } from "./decide-oidc";

const ada: KnownPerson = { userId: "ada", isDisabled: false, isMember: true, isRoot: false };
const bob: KnownPerson = { ...ada, userId: "bob" };
const invitations = [
  { id: "i", organisationId: "o", role: "author" },
  { id: "j", organisationId: "p", role: "member" },
] as const;

function decide(facts: Partial<OidcFacts>, claims: Partial<OidcClaims> = {}) {
  return decideOidc(
    {
      issuer: "https://id.example.org",
      subject: "1",
      email: "ada@example.org",
      isEmailVerified: true,
      name: null,
      ...claims,
    },
    { owner: null, namesake: null, invitations: [], signUpDomains: [], ...facts },
  );
}

const enters = (userId: string | null, isNewIdentity: boolean, by: string) =>
  expect.objectContaining({
    kind: "enter",
    userId,
    isNewIdentity,
    by: expect.objectContaining({ kind: by }) as unknown,
  }) as unknown;
const refuses = (reason: string) => ({ kind: "refuse", reason });

describe("who comes in through a provider", () => {
  it("is the person of a known identity, whatever the address is now", () => {
    expect(decide({ owner: ada, namesake: bob })).toEqual(enters("ada", false, "membership"));
    expect(decide({ owner: ada }, { email: null })).toEqual(enters("ada", false, "membership"));
    expect(decide({ owner: ada }, { isEmailVerified: false })).toEqual(enters("ada", false, "membership"));
  });

  it("is the person with the address, who is known from then on", () => {
    expect(decide({ namesake: ada })).toEqual(enters("ada", true, "membership"));
  });

  it("has no other way in after the first time, unless it is root", () => {
    expect(decide({ namesake: ada })).toMatchObject({ endsOtherWays: true });
    expect(decide({ namesake: { ...ada, isRoot: true } })).toMatchObject({ endsOtherWays: false });
    expect(decide({ owner: ada, namesake: ada })).toMatchObject({ endsOtherWays: false });
    expect(decide({ invitations })).toMatchObject({ endsOtherWays: false });
  });

  it("is whoever is invited, by every invitation", () => {
    expect(decide({ invitations })).toMatchObject({ userId: null, by: { kind: "invitations", invitations } });
    expect(decide({ invitations, namesake: { ...ada, isMember: false } })).toEqual(
      enters("ada", true, "invitations"),
    );
    expect(decide({ invitations, owner: { ...ada, isMember: false } })).toEqual(
      enters("ada", false, "invitations"),
    );
  });

  it("is not asked to join a second organisation, which takes a decision of their own", () => {
    expect(decide({ invitations, namesake: ada })).toEqual(enters("ada", true, "membership"));
  });

  it("is whoever has an address of a domain that may sign up, and of no other", () => {
    const signUpDomains = ["example.org"];

    expect(decide({ signUpDomains })).toEqual(enters(null, true, "sign_up"));
    expect(decide({ signUpDomains, invitations })).toEqual(enters(null, true, "invitations"));
    for (const email of ["ada@sub.example.org", "ada@example.org.evil.example", "a@example.org@evil.example"])
      expect(decide({ signUpDomains }, { email })).toEqual(refuses("OidcStranger"));
  });

  it("is refused as a stranger", () => {
    expect(decide({})).toEqual(refuses("OidcStranger"));
    expect(decide({ owner: { ...ada, isMember: false } })).toEqual(refuses("OidcStranger"));
    expect(decide({ namesake: { ...ada, isMember: false } })).toEqual(refuses("OidcStranger"));
  });

  it.each([
    ["not verified", { isEmailVerified: false }],
    ["not told", { email: null }],
  ])("is refused when the address is %s, whoever has it, is invited or could sign up", (_, claims) => {
    expect(decide({}, claims)).toEqual(refuses("OidcUnverified"));
    expect(decide({ namesake: ada }, claims)).toEqual(refuses("OidcUnverified"));
    expect(decide({ invitations }, claims)).toEqual(refuses("OidcUnverified"));
    expect(decide({ signUpDomains: ["example.org"] }, claims)).toEqual(refuses("OidcUnverified"));
    expect(decide({ owner: { ...ada, isMember: false }, invitations }, claims)).toEqual(
      refuses("OidcUnverified"),
    );
  });

  it("is refused when disabled, known by the identity or by the address", () => {
    const disabled = { ...ada, isDisabled: true };

    expect(decide({ owner: disabled })).toEqual(refuses("OidcDisabled"));
    expect(decide({ owner: disabled, namesake: bob, invitations })).toEqual(refuses("OidcDisabled"));
    expect(decide({ namesake: disabled, invitations, signUpDomains: ["example.org"] })).toEqual(
      refuses("OidcDisabled"),
    );
  });
});
