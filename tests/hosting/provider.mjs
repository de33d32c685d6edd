// A real OpenID provider on this computer, for tests: node provider.mjs PORT CALLBACK
import { Provider } from "oidc-provider";

const [port, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: ["dateline", "dateline-test"].map((client_id) => (
    { client_id, client_secret: "s3cret", redirect_uris: [callback] })),
  cookies: { keys: ["for a test"] },
  pkce: { required: () => true },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["groups"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: true, groups: ["guests"] }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
