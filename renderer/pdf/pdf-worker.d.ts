/** Vite puts the file beside the page and gives its address. */
declare module "*?url" {
  const address: string;
  export default address;
}
