/** The page's own mark for style elements (D41); browsers hide it from the attribute. */
export function pageNonce(): string {
  return document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}
