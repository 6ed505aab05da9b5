import { isObject } from "../../slack-stand-in/parameters";
import type { ShownView } from "../../snapshot";
import { Blocks } from "../blocks/Block";
import { useSnapshot } from "../snapshot-context";
import { SurfaceContext } from "../surface-context";
import { useSurfaceState } from "../use-surface";

/** The app's Home tab as this person sees it. */
export function HomeTab() {
  const { home, app } = useSnapshot();
  if (!home) {
    return <p className="quiet empty home">{app.name} has not published a Home tab for you yet.</p>;
  }
  return <PublishedHome key={home.id} view={home} />;
}

function PublishedHome({ view }: { view: ShownView }) {
  const surface = useSurfaceState({ kind: "press-in-view", viewId: view.id }, false);
  const blocks = Array.isArray(view.content.blocks) ? view.content.blocks.filter(isObject) : [];
  return (
    <section className="home" aria-label="App Home">
      <SurfaceContext value={surface}>
        <Blocks blocks={blocks} />
      </SurfaceContext>
    </section>
  );
}
