import { type DisposalRoute, disposalRouteNames } from "../../../shared/land/field-form.ts";

const isRoute = (key: string): key is DisposalRoute => key in disposalRouteNames;

/** The route in words; what a form said otherwise stays as it is. */
export function routeName(route: string | null): string {
  if (route === null) return "";
  return isRoute(route) ? disposalRouteNames[route] : route;
}
