import { useEffect, useMemo, useState } from "react";
import type { Snapshot } from "../snapshot";
import { followSnapshots, sendAct } from "./connection";
import { HomeTab } from "./messages/HomeTab";
import { ConfirmDialog } from "./modal/ConfirmDialog";
import { ModalDialog } from "./modal/ModalDialog";
import { type PlaygroundActions, PlaygroundContext } from "./playground-context";
import { type Route, useRoute } from "./route";
import { ChannelView } from "./shell/ChannelView";
import { Notices } from "./shell/Notices";
import { Sidebar } from "./shell/Sidebar";
import { TopBar } from "./shell/TopBar";
import { SnapshotContext } from "./snapshot-context";

interface Question {
  readonly dialog: unknown;
  answer(isConfirmed: boolean): void;
}

/** The whole page, for the person and place in the address. */
export function App({ start }: { start: Pick<Route, "as" | "place"> }) {
  const [address, go] = useRoute();
  const { thread } = address;
  const route = { as: address.as || start.as, place: address.place || start.place, thread };
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [isLost, setLost] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);

  useEffect(
    () =>
      followSnapshots(
        route.as,
        (next) => {
          setLost(false);
          setSnapshot(next);
        },
        () => setLost(true),
      ),
    [route.as],
  );
  useEffect(() => {
    if (route.place === "home") void sendAct({ kind: "open-home", as: route.as });
  }, [route.as, route.place]);

  const actions = useMemo<PlaygroundActions>(
    () => ({
      as: route.as,
      act: sendAct,
      confirm: (dialog) =>
        new Promise((resolve) => {
          const answer = (isConfirmed: boolean) => {
            setQuestion(null);
            resolve(isConfirmed);
          };
          setQuestion({ dialog, answer });
        }),
    }),
    [route.as],
  );
  if (!snapshot)
    return <p className="quiet empty">{isLost ? "The playground does not answer." : "Loading…"}</p>;
  return (
    <PlaygroundContext value={actions}>
      <SnapshotContext value={snapshot}>
        {isLost && (
          <p className="lost" role="alert">
            The playground has stopped. The page goes on when it runs again.
          </p>
        )}
        <Frame route={route} go={go} />
        {snapshot.modals.map((view, place) => (
          <ModalDialog key={view.id} view={view} depth={place + 1} />
        ))}
        {question && <ConfirmDialog {...question} />}
      </SnapshotContext>
    </PlaygroundContext>
  );
}

function Frame({ route, go }: { route: Route; go(route: Route): void }) {
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const goAndClose = (next: Route) => {
    go(next);
    setSidebarOpen(false);
  };
  return (
    <div className="frame">
      <Sidebar route={route} isOpen={isSidebarOpen} go={goAndClose} />
      <main>
        <TopBar
          route={route}
          isSidebarOpen={isSidebarOpen}
          toggleSidebar={() => setSidebarOpen(!isSidebarOpen)}
        />
        <Notices />
        {route.place === "home" ? (
          <HomeTab />
        ) : (
          <ChannelView
            key={`${route.as}-${route.place}`}
            id={route.place}
            threadTs={route.thread}
            openThread={(thread) => go({ ...route, thread })}
          />
        )}
      </main>
    </div>
  );
}
