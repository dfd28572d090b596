import { useSyncExternalStore } from "react";
import { isCalendarDay } from "../../shared/entry/read-date.ts";

/**
 * Where the person is: a screen, a scope (unit code, "" for the whole project), the day that figures
 * are asked for ("" for today) and what the screen itself has to remember, such as the plot in the
 * drawer. Kept in the address after `#`, so that a reload is where it was and Back goes back.
 */
export interface Position {
  readonly screen: string;
  readonly scope: string;
  readonly asOf: string;
  readonly details: Readonly<Record<string, string>>;
}

const scopeName = "scope";
const asOfName = "asof";

/** `#/today?scope=140799201&plot=…` and back. */
export function positionOf(hash: string): Position | null {
  const match = /^#\/([a-z]+)(?:\?(.*))?$/.exec(hash);
  if (match?.[1] === undefined) return null;
  const details = Object.fromEntries(new URLSearchParams(match[2] ?? ""));
  const { [scopeName]: scope = "", [asOfName]: asOf = "", ...rest } = details;
  return {
    screen: match[1],
    scope: /^\d*$/.test(scope) ? scope : "",
    asOf: isCalendarDay(asOf) ? asOf : "",
    details: rest,
  };
}

export function hashOf({ screen, scope, asOf, details }: Position): string {
  const params = new URLSearchParams();
  const all = { [scopeName]: scope, [asOfName]: asOf, ...details };
  for (const [name, value] of Object.entries(all)) if (value !== "") params.set(name, value);
  const text = params.toString();
  return `#/${screen}${text === "" ? "" : `?${text}`}`;
}

const beginning: Position = { screen: "today", scope: "", asOf: "", details: {} };
const listeners = new Set<() => void>();
let present: Position = beginning;
let storageKey: string | null = null;

/**
 * Takes the position from the address, else from this project's last visit. Call once, when the
 * project is known.
 */
export function startPosition(projectUid: string): void {
  storageKey = `qhs.position.${projectUid}`;
  const kept = localStorage.getItem(storageKey);
  take(positionOf(location.hash) ?? positionOf(kept ?? "") ?? beginning);
  history.replaceState(null, "", hashOf(present));
  window.addEventListener("hashchange", () => take(positionOf(location.hash) ?? present));
}

function take(next: Position): void {
  present = next;
  if (storageKey !== null) localStorage.setItem(storageKey, hashOf(next));
  for (const listener of listeners) listener();
}

/** Goes to another screen, scope or day: one step that Back undoes. What is left out stays. */
export function go(to: Partial<Position>): void {
  const screen = to.screen ?? present.screen;
  const kept = screen === present.screen ? present.details : {};
  const { scope = present.scope, asOf = present.asOf, details = kept } = to;
  const next = { screen, scope, asOf, details };
  if (hashOf(next) === hashOf(present)) return;
  history.pushState(null, "", hashOf(next));
  take(next);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePosition(): Position {
  return useSyncExternalStore(subscribe, () => present);
}

/** One detail of the screen, like state, but kept over a reload; "" while it is not set. */
export function useDetail(name: string): [string, (value: string) => void] {
  const { details } = usePosition();
  const set = (value: string) => {
    const next = { ...present, details: { ...present.details, [name]: value } };
    history.replaceState(null, "", hashOf(next));
    take(next);
  };
  return [details[name] ?? "", set];
}
