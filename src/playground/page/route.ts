import { useEffect, useState } from "react";

/** Who acts, and which channel (or "home") is open; kept in the address, so that a reload stays there. */
export interface Route {
  readonly as: string;
  readonly place: string;
}

function read(): Route {
  const [as = "", place = ""] = window.location.hash.replace(/^#/, "").split("/");
  return { as, place };
}

/** The route in the address's hash, and how to go elsewhere. */
export function useRoute(): [Route, (route: Route) => void] {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = () => setRoute(read());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const go = ({ as, place }: Route) => {
    window.location.hash = `${as}/${place}`;
  };
  return [route, go];
}
