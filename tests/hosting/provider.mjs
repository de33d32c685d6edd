// A real OpenID provider on this computer, for tests: node provider.mjs PORT CALLBACK [ISSUER [SECONDS-LATE]]
import { Provider } from "oidc-provider";

const [port, callback, known, late] = process.argv.slice(2);
const now = Date.now;
Date.now = () => now() - 1000 * Number(late ?? 0);
const provider = new Provider(known ?? `http://127.0.0.1:${port}`, {
  clients: ["dateline", "dateline-test", "another"].map((client_id) => (
    { client_id, client_secret: "s3cret", redirect_uris: [callback] })),
  ttl: { IdToken: 60 },
  cookies: { keys: ["for a test"] },
  pkce: { required: () => true },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["groups"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: true, groups: ["guests"] }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
