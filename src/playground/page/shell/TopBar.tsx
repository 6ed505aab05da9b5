import type { Route } from "../route";
import { useSnapshot } from "../snapshot-context";
import { ClockControl } from "./ClockControl";

interface Props {
  readonly route: Route;
  readonly isSidebarOpen: boolean;
  toggleSidebar(): void;
}

/** What is open, and the app's clock. */
export function TopBar({ route, isSidebarOpen, toggleSidebar }: Props) {
  const { channels, app } = useSnapshot();
  const channel = channels.find((candidate) => candidate.id === route.place);
  const isHome = route.place === "home";
  const title = isHome
    ? `${app.name} Home`
    : channel?.kind === "direct"
      ? channel.name
      : `# ${channel?.name ?? ""}`;
  return (
    <header className="top-bar">
      <button
        type="button"
        className="icon menu-button"
        aria-label="Channels and people"
        aria-expanded={isSidebarOpen}
        aria-controls="sidebar"
        onClick={toggleSidebar}
      >
        ☰
      </button>
      <div className="title">
        <h2>{title}</h2>
        <p className="quiet">{isHome ? "What the app shows only to you" : channel?.topic}</p>
      </div>
      <ClockControl />
    </header>
  );
}
