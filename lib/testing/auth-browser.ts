import { answerNextAuth } from "@/lib/auth/next-auth";
import { config } from "@/lib/config";

export interface SignInAnswer {
  status: number;
  url: string;
  retryAfter: string | null;
}

/** A browser as far as signing in needs one: it keeps cookies. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();

  async get(path: string): Promise<Response> {
    return this.keep(await answerNextAuth(new Request(this.addressOf(path), { headers: this.headers() })));
  }

  async post(path: string, form: Record<string, string>): Promise<Response> {
    const headers = { ...this.headers(), "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams(form).toString();
    return this.keep(
      await answerNextAuth(new Request(this.addressOf(path), { method: "POST", headers, body })),
    );
  }

  async csrfToken(): Promise<string> {
    const { csrfToken } = (await (await this.get("/api/auth/csrf")).json()) as { csrfToken: string };
    return csrfToken;
  }

  /** As signIn("credentials", {redirect: false}) of next-auth/react does it. */
  async signIn(email: string, password: string, callbackUrl = "/"): Promise<SignInAnswer> {
    const csrfToken = await this.csrfToken();
    const form = { email, password, callbackUrl, csrfToken, json: "true" };
    const response = await this.post("/api/auth/callback/credentials", form);
    const { url } = (await response.json()) as { url: string };
    return { status: response.status, url, retryAfter: response.headers.get("retry-after") };
  }

  /** As signIn("oidc") does it. Gives where to go next: the provider, or back with an error. */
  async askProvider(callbackUrl = "/"): Promise<string> {
    const csrfToken = await this.csrfToken();
    const response = await this.post("/api/auth/signin/oidc", { callbackUrl, csrfToken, json: "true" });
    const { url } = (await response.json()) as { url: string };
    return url;
  }

  async signOut(): Promise<void> {
    await this.post("/api/auth/signout", { csrfToken: await this.csrfToken(), json: "true" });
  }

  /** What it would send as the Cookie header. */
  get session(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private addressOf(path: string): URL {
    return new URL(path, config().appUrl);
  }

  private headers(): Record<string, string> {
    return { cookie: this.session, "user-agent": "Test browser" };
  }

  private keep(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
