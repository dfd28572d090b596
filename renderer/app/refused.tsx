import "./frame.css";

/** Nothing can be shown: says why and what to do. */
export function Refused({ message }: { readonly message: string }) {
  return (
    <main className="refused">
      <h1>清化收</h1>
      <p>{message}</p>
    </main>
  );
}
