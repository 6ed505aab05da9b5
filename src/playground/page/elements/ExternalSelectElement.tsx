import { useEffect, useState } from "react";
import { valueProperty } from "../../element-state";
import type { JsonObject } from "../../slack-stand-in/types";
import { lookUp } from "../connection";
import { usePlayground } from "../playground-context";
import { MultiSelectElement } from "./MultiSelectElement";
import { keyOf } from "./options";
import type { ElementProps } from "./props";
import { SelectElement } from "./SelectElement";

const PAUSE = 200;

/** external_select and multi_external_select: what is typed is looked up by the app, then chosen as in any menu. */
export function ExternalSelectElement(props: ElementProps) {
  const { element, place, value } = props;
  const { as } = usePlayground();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<readonly JsonObject[]>([]);
  const { blockId, actionId } = place;

  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      const options = await lookUp({ as, blockId, actionId, value: typed });
      if (!isStale) setFound(options);
    }, PAUSE);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [as, blockId, actionId, typed]);

  const type = String(element.type);
  const chosen: unknown = value?.[valueProperty(type) ?? ""];
  const kept = (Array.isArray(chosen) ? chosen : [chosen]).filter((option) => keyOf(option) !== "");
  const keptKeys = kept.map(keyOf);
  const options = [...kept, ...found.filter((option) => !keptKeys.includes(keyOf(option)))];
  const Menu = type === "multi_external_select" ? MultiSelectElement : SelectElement;
  return (
    <>
      <input
        className="field"
        type="search"
        aria-label={`Look up ${props.label || "choices"}`}
        placeholder="Type to look up…"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Menu {...props} element={{ ...element, options }} />
    </>
  );
}
