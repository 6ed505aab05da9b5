import { useEffect, useState } from "react";

/** Who acts, which channel (or "home") is open, and which thread in it; kept in the address, so that a reload stays there. */
export interface Route {
  readonly as: string;
  readonly place: string;
  /** The timestamp of the message whose thread is open; null for none. */
  readonly thread: string | null;
}

function read(): Route {
  const [as = "", place = "", thread] = window.location.hash.replace(/^#/, "").split("/");
  return { as, place, thread: thread || null };
}

/** The route in the address's hash, and how to go elsewhere. */
export function useRoute(): [Route, (route: Route) => void] {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = () => setRoute(read());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const go = ({ as, place, thread }: Route) => {
    window.location.hash = [as, place, ...(thread === null ? [] : [thread])].join("/");
  };
  return [route, go];
}
