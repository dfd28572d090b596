/**
 * Where drawers and questions hang: inside the screen, so that the bottom line stays free. Hung on the
 * body they would also lock its scrolling with a style element that the page's policy refuses (D41).
 */
export function screenElement(): HTMLElement {
  return document.querySelector<HTMLElement>(".frame-screen") ?? document.body;
}
