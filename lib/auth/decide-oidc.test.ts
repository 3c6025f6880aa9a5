import { describe, expect, it } from "vitest";
import { decideOidc, type KnownPerson, type OidcClaims, type OidcFacts } from "./decide-oidc";

const ada: KnownPerson = { userId: "ada", isDisabled: false, isMember: true, isRoot: false };
const bob: KnownPerson = { ...ada, userId: "bob" };
const invitation = { id: "i", organisationId: "o", role: "author" } as const;

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
    { owner: null, namesake: null, invitation: null, signUpDomains: [], ...facts },
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
    expect(decide({ invitation })).toMatchObject({ endsOtherWays: false });
  });

  it("is whoever is invited, with the invitation's role", () => {
    expect(decide({ invitation })).toMatchObject({ userId: null, by: { kind: "invitation", invitation } });
    expect(decide({ invitation, namesake: { ...ada, isMember: false } })).toEqual(
      enters("ada", true, "invitation"),
    );
    expect(decide({ invitation, owner: { ...ada, isMember: false } })).toEqual(
      enters("ada", false, "invitation"),
    );
  });

  it("is not asked to join a second organisation, which takes a decision of their own", () => {
    expect(decide({ invitation, namesake: ada })).toEqual(enters("ada", true, "membership"));
  });

  it("is whoever has an address of a domain that may sign up, and of no other", () => {
    const signUpDomains = ["example.org"];

    expect(decide({ signUpDomains })).toEqual(enters(null, true, "sign_up"));
    expect(decide({ signUpDomains, invitation })).toEqual(enters(null, true, "invitation"));
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
    expect(decide({ invitation }, claims)).toEqual(refuses("OidcUnverified"));
    expect(decide({ signUpDomains: ["example.org"] }, claims)).toEqual(refuses("OidcUnverified"));
    expect(decide({ owner: { ...ada, isMember: false }, invitation }, claims)).toEqual(
      refuses("OidcUnverified"),
    );
  });

  it("is refused when disabled, known by the identity or by the address", () => {
    const disabled = { ...ada, isDisabled: true };

    expect(decide({ owner: disabled })).toEqual(refuses("OidcDisabled"));
    expect(decide({ owner: disabled, namesake: bob, invitation })).toEqual(refuses("OidcDisabled"));
    expect(decide({ namesake: disabled, invitation, signUpDomains: ["example.org"] })).toEqual(
      refuses("OidcDisabled"),
    );
  });
});
