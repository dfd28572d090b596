import { type Client, createClient } from "../shared/contract/client.ts";
import { AppError } from "../shared/contract/errors.ts";
import { buySession, createHttpTransport, type Door } from "./transport/http-transport.ts";

const tokenKey = "qhs.token";
/** A position in the address begins with `#/`, a code does not. */
const codePattern = /^#([\w-]{20,})$/;

/**
 * Comes in by the loopback door: the one-time code of the address buys the session's token, which a
 * reload finds in sessionStorage (D41). Throws `door.refused` where there is neither.
 */
export async function openDoor(): Promise<Door> {
  const address = location.origin;
  const code = codePattern.exec(location.hash)?.[1];
  if (code !== undefined) {
    history.replaceState(null, "", location.pathname);
    await buyToken(address, code);
  }
  const token = sessionStorage.getItem(tokenKey);
  if (token === null) {
    throw new AppError(
      "door.refused",
      "这个地址不能直接打开。请从程序重新打开本页(每次打开的地址里带有一次性的口令)。",
    );
  }
  return { address, token };
}

/** A code works once; a tab that has bought its token may be sent to the address again. */
async function buyToken(address: string, code: string): Promise<void> {
  try {
    sessionStorage.setItem(tokenKey, await buySession(address, code, fetchHere));
  } catch (error) {
    if (sessionStorage.getItem(tokenKey) === null) throw error;
  }
}

export function connect(door: Door): Client {
  return createClient(createHttpTransport(door, fetchHere));
}

export const fetchHere = (address: string, request: RequestInit): Promise<Response> =>
  fetch(address, request);
