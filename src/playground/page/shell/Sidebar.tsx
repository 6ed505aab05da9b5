import type { ShownChannel } from "../../snapshot";
import type { Route } from "../route";
import { useSnapshot } from "../snapshot-context";
import { PersonSwitcher } from "./PersonSwitcher";

interface Props {
  readonly route: Route;
  readonly isOpen: boolean;
  go(route: Route): void;
}

const SIGNS = { public: "#", private: "🔒", direct: "▤" };

/** Channels, the app, and who one acts as. */
export function Sidebar({ route, isOpen, go }: Props) {
  const { teamName, channels, app } = useSnapshot();
  const shared = channels.filter((channel) => channel.kind !== "direct");
  const direct = channels.filter((channel) => channel.kind === "direct");
  const link = (place: string) => ({
    "aria-current": route.place === place ? ("page" as const) : undefined,
    onClick: () => go({ ...route, place, thread: null }),
  });
  return (
    <nav className={isOpen ? "sidebar open" : "sidebar"} aria-label="Workspace" id="sidebar">
      <h1>{teamName}</h1>
      <PersonSwitcher route={route} go={go} />
      <h2>Channels</h2>
      <ul>
        {shared.map((channel) => (
          <li key={channel.id}>
            <button type="button" {...link(channel.id)}>
              <span aria-hidden="true">{SIGNS[channel.kind]}</span> {channel.name} <Marks channel={channel} />
            </button>
          </li>
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <li>
          <button type="button" {...link("home")}>
            <span aria-hidden="true">⌂</span> {app.name} Home
          </button>
        </li>
        {direct.map((channel) => (
          <li key={channel.id}>
            <button type="button" {...link(channel.id)}>
              <span aria-hidden="true">{SIGNS.direct}</span> {app.name} messages
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Marks({ channel }: { channel: ShownChannel }) {
  return (
    <>
      {channel.kind === "private" && <span className="hidden">private</span>}
      {channel.isArchived && <small className="tag">archived</small>}
      {channel.isExternallyShared && <small className="tag">external</small>}
      {!channel.hasBot && <small className="tag">no app</small>}
    </>
  );
}
