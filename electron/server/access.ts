import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Header that carries the session's token (D41). Node writes header names small. */
const tokenHeader = "x-qhs-token";

/** Who may talk to the door: one token for the session, and a code that buys it once (D41). */
export interface Access {
  readonly token: string;
  /** Stands in the fragment of the address, which no server and no log ever sees. */
  readonly code: string;
  /** The token, for the first who names the code and for who has it already; null for others. */
  buyToken(code: string): string | null;
  hasToken(request: IncomingMessage): boolean;
}

export function createAccess(): Access {
  const token = randomBytes(32).toString("base64url");
  const code = randomBytes(16).toString("base64url");
  let sold = false;
  return {
    token,
    code,
    buyToken: (offered) => {
      if (isSame(offered, token)) return token;
      if (sold || !isSame(offered, code)) return null;
      sold = true;
      return token;
    },
    hasToken: (request) => {
      const given = request.headers[tokenHeader];
      return typeof given === "string" && isSame(given, token);
    },
  };
}

/** Takes the same time whatever differs, so that nobody finds a token letter by letter. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Whether a request is for this door by its own name: another name for 127.0.0.1 in Host is how a
 * foreign page would reach it (DNS rebinding).
 */
export function isForThisDoor(request: IncomingMessage, host: string): boolean {
  return request.headers.host === host;
}

/** Whether it comes from the page that this door served, and from no other. */
export function isFromOwnPage(request: IncomingMessage, origin: string): boolean {
  const site = request.headers["sec-fetch-site"];
  return request.headers.origin === origin && (site === undefined || site === "same-origin");
}
