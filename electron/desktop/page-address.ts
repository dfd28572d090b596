/** The page's own scheme and host: an origin that no web page can have. */
export const pageScheme = "app";
const pageHost = "qhs";
export const pageAddress = `${pageScheme}://${pageHost}/index.html`;

/** Whether an address belongs to the program's own files. */
export function isOwnAddress(address: string): boolean {
  const parsed = URL.parse(address);
  return parsed?.protocol === `${pageScheme}:` && parsed.host === pageHost;
}

/** Whether an address is the page itself; what stands after # does not matter. */
export function isPage(address: string): boolean {
  return isOwnAddress(address) && URL.parse(address)?.pathname === "/index.html";
}
